using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Words;

/// <summary>The case's side of a batch: where it asked to go, its line once it is in, and the result.</summary>
public sealed record BatchEntry(
    string Key,
    string BatchId,
    string BatchNo,
    string Kind,
    string Period,
    int Supplement,
    string Why,
    DateTimeOffset LockAt,
    DateTimeOffset DeliverBy
)
{
    public ImmutableArray<int> Lines { get; init; } = [];

    /// <summary>Card numbers by participant.</summary>
    public ImmutableSortedDictionary<string, string> Cards { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public bool Joined { get; init; }
    public bool Withdrawn { get; init; }
    public string? Outcome { get; init; }
    public string? ReasonCode { get; init; }
    public string? CardNo { get; init; }
    public string? ActiveFrom { get; init; }
    public string? ListRef { get; init; }

    /// <summary>Key of the participant whose place it is; null for all of the case.</summary>
    public string? Person { get; init; }

    /// <summary>How far the batch with his line has come: null while it is open, then locked, then sent.</summary>
    public string? Stage { get; init; }

    /// <summary>Key of the entry that failed before, when this one proposes again (AC-43).</summary>
    public string? Former { get; init; }
}
