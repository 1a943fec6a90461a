using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>A line of a book, as the case remembers it; the printable book is a view over these.</summary>
public sealed record RegisterLine(string Register, int Year, int Number, string Text, DateTimeOffset At, bool Void = false)
{
    /// <summary>Key of the participant it is about; null for the case.</summary>
    public string? Person { get; init; }
    public ImmutableSortedDictionary<string, string> Columns { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
