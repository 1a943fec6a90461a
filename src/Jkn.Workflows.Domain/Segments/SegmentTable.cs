using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Segments;

public enum SegmentResult
{
    /// <summary>LAYAK</summary>
    Eligible,

    /// <summary>TIDAK_LAYAK</summary>
    NotEligible,

    /// <summary>PERLU_KEPUTUSAN: an official decides.</summary>
    NeedsDecision,

    /// <summary>DUPLIKAT: already a member through this service.</summary>
    Duplicate,

    /// <summary>TOLAK</summary>
    Reject,
}

/// <summary>What the check of a participant's membership found. Null: not known, or not applicable.</summary>
/// <param name="Segment">Code of the present segment; <c>TIDAK_ADA</c> for none.</param>
/// <param name="Active">Whether the membership is active.</param>
/// <param name="Arrears">Whether contributions are owed (<i>menunggak</i>).</param>
/// <param name="SameRegion">Whether a membership paid by a local government is this one's.</param>
public sealed record SegmentFacts(
    string Segment,
    bool? Active = null,
    bool? Arrears = null,
    bool? SameRegion = null,
    bool Deceased = false
);

/// <summary>One row: every condition that is not null must fit.</summary>
public sealed record SegmentRule(
    string? Segment,
    bool? Active,
    bool? Arrears,
    bool? SameRegion,
    bool? Deceased,
    SegmentResult Result,
    string Text,
    string? DecidedBy,
    ImmutableArray<string> Options,
    string Source,
    string? Note
)
{
    public bool Fits(SegmentFacts facts) =>
        (Segment is null || Segment == facts.Segment)
        && (Active is null || Active == facts.Active)
        && (Arrears is null || Arrears == facts.Arrears)
        && (SameRegion is null || SameRegion == facts.SameRegion)
        && (Deceased is null || Deceased == facts.Deceased);
}

/// <summary>What the officer sees, and who decides when the table cannot.</summary>
public sealed record SegmentDecision(
    SegmentResult Result,
    string Text,
    string? DecidedBy,
    ImmutableArray<string> Options,
    SegmentRule? Rule
);

/// <summary>
/// The segment rule as an editable table (domain 4.6): the first row that fits decides. Where none fits, an official
/// must look; the table never guesses.
/// </summary>
public sealed record SegmentTable(
    string Code,
    int Version,
    ImmutableArray<SegmentRule> Rules,
    ImmutableArray<NamedCode> Segments,
    string DefaultDecider
)
{
    public SegmentDecision Decide(SegmentFacts facts) =>
        Rules.FirstOrDefault(rule => rule.Fits(facts)) is { } rule
            ? new(
                rule.Result,
                rule.Text,
                rule.DecidedBy ?? (rule.Result == SegmentResult.NeedsDecision ? DefaultDecider : null),
                rule.Options,
                rule
            )
            : new(SegmentResult.NeedsDecision, "Tidak ada aturan untuk keadaan ini; perlu keputusan pejabat.", DefaultDecider, [], null);
}

/// <summary>A code and its label.</summary>
public sealed record NamedCode(string Code, string Label);
