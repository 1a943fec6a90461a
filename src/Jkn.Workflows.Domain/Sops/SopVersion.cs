using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Sops;

/// <summary>
/// One version of a procedure: the definition that runs and the sheet that is printed. Unchangeable once published; <see cref="Id"/> is the
/// version id that cases are pinned to, <see cref="Hash"/> the content's SHA-256. <see cref="Label"/> is the region's own (e.g. 0.1-draft).
/// </summary>
public sealed record SopVersion(
    string Id,
    string Key,
    int Version,
    SopState State,
    string? EffectiveFrom,
    string? EffectiveTo,
    string Hash,
    FlowDefinition Definition
)
{
    public string? Label { get; init; }
    public string Name { get; init; } = "";

    /// <summary>The folder it was read from, for messages; empty for a version that lives in the store only.</summary>
    public string Folder { get; init; } = "";

    /// <summary>
    /// Who stated that a procedure without source text is set ("SOP telah ditetapkan"), with author and date; null while nobody did.
    /// </summary>
    public string? Confirmation { get; init; }
    public SopSheet Sheet { get; init; } = SopSheet.Empty;

    /// <summary>The decree of the source document; null where the region's document has none.</summary>
    public SopDecree? Decree { get; init; }

    /// <summary>What that decree legalised, where it is not what runs. A later version is legalised with its own rows.</summary>
    public LegalisedTable? Legalised { get; init; }

    /// <summary>
    /// CASE for what an applicant starts, BATCH for a batch's own definition, PART for a sub-workflow, COMPLAINT for the one that
    /// complaints run on.
    /// </summary>
    public string Use { get; init; } = SopUses.Case;

    /// <summary>The kind of batch it serves, for a batch's own definition.</summary>
    public string? BatchKind { get; init; }
}
