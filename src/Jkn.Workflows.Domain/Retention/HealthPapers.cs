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
            .Documents.Where(d => d.Value.FileId is not null || d.Value.Result is not "TIDAK_ADA")
            .Select(d => DocumentEntry.CodeOf(d.Key))
            .Where(code => !state.DestroyedPapers.ContainsKey(code))
            .Distinct();

    /// <summary>The last local day on which they are still kept; null while their case is open.</summary>
    public static LocalDate? KeptUntil(CaseState state, Office office) =>
        RetentionRules.KeptUntil(state, office, office.Region.Retention.HealthPaperYears.Value);

    /// <summary>Why they may not be destroyed now; null when they may.</summary>
    public static Rejection? WhyNot(CaseState state, Office office, DateTimeOffset now) =>
        RetentionRules.WhyNot(state, KeptUntil(state, office), office, now, "Surat kesehatan berkas ini");
}
