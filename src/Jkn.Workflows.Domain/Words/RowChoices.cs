using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// What a person decided of rows of an answer that stood still, by their number in the file: the other name is the same person's, the card
/// number was typed from the paper, the row was left aside, and why.
/// </summary>
public sealed record RowChoices(
    ImmutableArray<int> SamePerson,
    ImmutableArray<int> CardsTyped,
    ImmutableArray<int> Skipped,
    string? Reason = null
);
