using System.Text.Json;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Retention;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Retention;

/// <summary>
/// The act of destruction (berita acara pemusnahan arsip) as a job for the typesetter; before its approval marked as a proposal. Names no
/// person but the two who act.
/// </summary>
internal static class DestructionPrint
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TypesetJob Job(Office office, DestructionFile file, Func<string?, string> nameOf, string workflows)
    {
        var row = file.Row;
        string Day(DateTimeOffset at) => Indonesian.Date(office.Time.Local(at).Date);
        var data = new
        {
            agency = office.Region.Agency.Value,
            region = office.Region.Name,
            state = RetentionDesk.StateWords(row.State),
            draft = row.State is DestructionRules.Proposed or DestructionRules.Refused,
            no = row.No,
            ground = row.Ground,
            proposed = Day(row.ProposedAt),
            proposedBy = nameOf(row.ProposedBy),
            decided = row.DecidedAt is { } decided ? Day(decided) : null,
            decidedBy = row.State == DestructionRules.Refused ? null
            : row.DecidedBy is null ? null
            : nameOf(row.DecidedBy),
            done = row.DoneAt is { } done ? Day(done) : null,
            papers = file.Lines.Any(l => l.Kind == HealthPapers.Kind),
            whole = file.Lines.Any(l => l.Kind != HealthPapers.Kind),
            lines = file.Lines.Select(l => new
            {
                l.No,
                number = l.CaseNo ?? "tanpa nomor",
                kind = RetentionDesk.KindWords(l.Kind),
                closed = Day(l.ClosedAt),
                kept = Indonesian.Date(LocalDatePattern.Iso.Parse(l.KeptUntil).Value),
                falls = l.FallsAway,
                outcome = RetentionDesk.OutcomeWords(l.Outcome),
            }),
        };
        return new(
            PrintFiles.Print(workflows),
            "print/pemusnahan.typ",
            JsonSerializer.Serialize(data, options),
            row.DoneAt ?? row.DecidedAt ?? row.ProposedAt
        );
    }
}
