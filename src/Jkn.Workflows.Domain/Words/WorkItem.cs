using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// Something an officer or official must do. <see cref="Id"/> is the bookmark the flow waits at: the item is open exactly as long as it.
/// <see cref="Version"/> counts its changes, for If-Match. <see cref="SentBy"/> is who made it reach this desk and may recall it while
/// <see cref="SeenBy"/> is null. <see cref="Letter"/> is the key of the letter it is about.
/// </summary>
public sealed record WorkItem(
    string Id,
    string ActivityId,
    string Kind,
    string Role,
    string Title,
    ImmutableArray<string> Outcomes,
    DateTimeOffset OpenedAt,
    string SentBy
)
{
    public int Version { get; init; } = 1;
    public string? AssignedTo { get; init; }
    public string? SeenBy { get; init; }
    public string? Act { get; init; }
    public string? Letter { get; init; }

    /// <summary>Key of the participant it is about; null for the family as a whole.</summary>
    public string? Person { get; init; }
    public string? Note { get; init; }
}
