using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using NodaTime;

namespace Jkn.Workflows.Domain.Retention;

/// <summary>
/// Papers on somebody's health: the items of a region's checklists that say so. They are kept the region's own years from the
/// closing of their case, fewer than the case itself, and go without it.
/// </summary>
public static class HealthPapers
{
    /// <summary>Kind of a line of a proposal, beside the kinds of cases.</summary>
    public const string Kind = "HealthPapers";

    public static IReadOnlySet<string> Codes(Region region) =>
        region.Checklists.SelectMany(c => c.Items).Where(i => i.Health).Select(i => i.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Those of the case that were handed in and are not destroyed; their scans may lie in the store, the sheets in the office's folder.
    /// </summary>
    public static IEnumerable<string> Of(CaseState state, Region region) => Held(state).Where(Codes(region).Contains);

    /// <summary>Papers of any kind that were handed in and not destroyed apart, by code.</summary>
    public static IEnumerable<string> Held(CaseState state) =>
        state
            .Documents.Where(d =>
                (d.Value.FileId is not null || d.Value.Result is not "TIDAK_ADA") && !state.DestroyedPapers.ContainsKey(d.Key)
            )
            .Select(d => d.Key);

    /// <summary>The last local day on which they are still kept; null while their case is open.</summary>
    public static LocalDate? KeptUntil(CaseState state, Office office) =>
        RetentionRules.KeptUntil(state, office, office.Region.Retention.HealthPaperYears.Value);

    /// <summary>Why they may not be destroyed now; null when they may.</summary>
    public static Rejection? WhyNot(CaseState state, Office office, DateTimeOffset now) =>
        RetentionRules.WhyNot(state, KeptUntil(state, office), office, now, "Surat kesehatan berkas ini");
}

/// <summary>
/// Destroys the health papers of a case after their proposal was approved (AC-72): their scans go with this fact, number, issuer and note
/// are shown no more. Given by the service alone; looked at anew, for a hold may have come since the approval.
/// </summary>
/// <param name="Uploaded">Codes of scans that lie in the store: also what was uploaded and never recorded.</param>
/// <param name="Ground">The act it rests on (berita acara), without personal data.</param>
public sealed record DestroyHealthPapers(ImmutableArray<string> Uploaded, string Ground) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length == 0)
            return Decision.Reject("case-unknown", "Berkas tidak ada.");
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Pemusnahan dilakukan sistem setelah usulannya disetujui.");
        if (HealthPapers.WhyNot(on.State, on.Office, on.Now) is { } no)
            return Decision.Reject(no);
        var region = on.Office.Region;
        ImmutableArray<string> codes =
        [
            .. HealthPapers.Of(on.State, region).Union(Uploaded.Where(HealthPapers.Codes(region).Contains)).Order(StringComparer.Ordinal),
        ];
        if (codes.IsEmpty)
            return Decision.Reject("papers-destroyed", "Surat kesehatan berkas ini sudah dimusnahkan.");
        on.Emit(new CaseEvent.PapersDestroyed(codes, Ground));
        return on.Accept();
    }
}
