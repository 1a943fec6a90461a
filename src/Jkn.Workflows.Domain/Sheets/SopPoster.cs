using System.Collections.Immutable;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// What a citizen does or sees done, in the order he meets it. <see cref="Who"/> where it is his own act, <see cref="Time"/> only where
/// a document or a decree says it.
/// <see cref="Branches"/> leave here: what happens to whom it concerns, each the sentences of its own way.
/// </summary>
public sealed record PosterStep(string Text, string Who, string? Time, ImmutableArray<PosterBranch> Branches);

/// <summary>A way beside the plain one, such as an incomplete file or an emergency.</summary>
public sealed record PosterBranch(ImmutableArray<string> Steps);

/// <summary>What to bring, by whom.</summary>
public sealed record PosterPapers(string Who, ImmutableArray<string> Items);

/// <summary>
/// A procedure as citizens are told of it, on the poster and on the region's public page: their steps, what to bring, the dates that
/// matter, how long, what it costs. Nothing of it is made up: a component without text stays a gap.
/// </summary>
public sealed record SopPoster
{
    public required string Name { get; init; }
    public required string Agency { get; init; }
    public required string State { get; init; }
    public required string VersionLabel { get; init; }
    public required string Fingerprint { get; init; }
    public bool InForce { get; init; }
    public ImmutableArray<PosterStep> Steps { get; init; } = [];
    public ImmutableArray<PosterPapers> Papers { get; init; } = [];
    public ImmutableArray<string> Dates { get; init; } = [];
    public ImmutableArray<SheetComponent> Components { get; init; } = [];
}
