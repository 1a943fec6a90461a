using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Lists;

/// <summary>The verdict for each row of a BNBA: the rules of registration, the file against itself, the file against open cases.</summary>
internal sealed class BnbaCheck(IDbContextFactory<AppDb> databases, SecureLookup lookup)
{
    // Queries of some hundred hashes each: both databases limit how many values one may name.
    private const int AtOnce = 400;

    public async Task<IReadOnlyList<RowVerdict>> RunAsync(
        Office office,
        IReadOnlyList<ListRecord> records,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var today = office.Time.Local(now).Date;
        var rows = records.Select(r => (Record: r, Person: ParticipantFields.Make(r.Values))).ToList();
        var twins = rows.Where(r => r.Person.Nik.Length > 0).ToLookup(r => r.Person.Nik, r => r.Record.Row, StringComparer.Ordinal);
        var known = await KnownAsync(office.Region.Code, twins.Select(t => t.Key).ToList(), ct);
        return
        [
            .. rows.Select(r =>
                Verdict(
                    office,
                    r.Record,
                    r.Person,
                    today,
                    [.. twins[r.Person.Nik].Where(row => row != r.Record.Row)],
                    known.Open.GetValueOrDefault(r.Person.Nik),
                    known.Elsewhere.GetValueOrDefault(r.Person.Nik)
                )
            ),
        ];
    }

    private static RowVerdict Verdict(
        Office office,
        ListRecord record,
        Participant person,
        NodaTime.LocalDate today,
        int[] twins,
        OtherFile? other,
        CaseEvent.PersonKnownElsewhere? elsewhere
    )
    {
        var findings = record.Findings.ToList();
        // A cell that could not be read is said once, not again as missing.
        if (
            ParticipantRules.Error(person, office.Region.Code, today) is { } wrong
            && findings.TrueForAll(f => !f.Blocks || f.Field != wrong.Field)
        )
            findings.Add(new(wrong.Code, wrong.Field, wrong.Message));
        if (findings.Exists(f => f.Blocks))
            return Of(record, Verdicts.Wrong, findings, person, twins, other);
        if (ParticipantRules.Mismatch(person, office.Region.Code) is { } mismatch)
            findings.Add(new("nik-mismatch", "nik", mismatch, Blocks: false));
        if (twins.Length > 0)
            findings.Add(
                new("nik-twice", "nik", $"NIK yang sama ada di baris {string.Join(", ", twins.Take(5))}; pilih satu.", Blocks: false)
            );
        if (other is not null)
            findings.Add(
                new(
                    "nik-open-elsewhere",
                    "nik",
                    $"NIK ini ada di berkas lain yang masih terbuka ({other.CaseNo ?? other.CaseId}).",
                    Blocks: false
                )
            );
        findings.AddRange(
            ParticipantRules
                .Elsewhere(elsewhere)
                .Where(f => f.Severity == Domain.Identity.FindingSeverity.Warning)
                .Select(f => new RowFinding(f.Code, "nik", f.Message, Blocks: false))
        );
        var verdict =
            twins.Length > 0 || other is not null ? Verdicts.Doubled
            : findings.Count > 0 ? Verdicts.Warned
            : Verdicts.Valid;
        // Good to know, and no reason to look at the row.
        findings.AddRange(
            ParticipantRules
                .Elsewhere(elsewhere)
                .Where(f => f.Severity == Domain.Identity.FindingSeverity.Info)
                .Select(f => new RowFinding(f.Code, "nik", f.Message, Blocks: false))
        );
        return Of(record, verdict, findings, person, twins, other);
    }

    private static RowVerdict Of(
        ListRecord record,
        string verdict,
        List<RowFinding> findings,
        Participant person,
        int[] twins,
        OtherFile? other
    ) => new(record.Row, verdict, findings, person, twins, other, record.Sheet, record.Line, record.Raw);

    /// <summary>
    /// What other cases say of these NIK, by one look at the hashes: the file that is open in this region; a membership that came of an
    /// earlier one, and that another region has one open.
    /// </summary>
    private async Task<(Dictionary<string, OtherFile> Open, Dictionary<string, CaseEvent.PersonKnownElsewhere> Elsewhere)> KnownAsync(
        string region,
        List<string> niks,
        CancellationToken ct
    )
    {
        var open = new Dictionary<string, OtherFile>(StringComparer.Ordinal);
        var elsewhere = new Dictionary<string, CaseEvent.PersonKnownElsewhere>(StringComparer.Ordinal);
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var some in niks.Chunk(AtOnce))
        {
            var byHash = some.ToDictionary(nik => Convert.ToHexString(lookup.Hmac(nik)), StringComparer.Ordinal);
            var hashes = some.Select(lookup.Hmac).ToList();
            var rows = await (
                from look in db.CaseLookup.AsNoTracking()
                join c in db.Cases on look.CaseKey equals c.CaseKey
                where
                    hashes.Contains(look.Hmac)
                    && c.Kind == "Case"
                    && ((look.Kind == "A" && c.Region == region) || (look.Kind == "N" && c.ClosedAt == null))
                select new
                {
                    look.Hmac,
                    look.Kind,
                    c.Region,
                    c.Id,
                    c.CaseNo,
                    c.Name,
                    c.Status,
                }
            ).ToListAsync(ct);
            foreach (var row in rows)
            {
                var nik = byHash[Convert.ToHexString(row.Hmac)];
                if (row.Kind == "N" && row.Region == region)
                {
                    open.TryAdd(nik, new(row.Id, row.CaseNo, row.Name, CaseStatus.Labels[row.Status]));
                    continue;
                }
                var known = elsewhere.GetValueOrDefault(nik) ?? new("", null, null, false);
                elsewhere[nik] =
                    row.Kind == "A" ? known with { ActiveCaseId = row.Id, ActiveCaseNo = row.CaseNo } : known with { InOtherRegion = true };
            }
        }
        return (open, elsewhere);
    }
}
