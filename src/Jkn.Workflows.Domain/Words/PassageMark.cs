namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// A passage of a letter that has to be mended, and why. <paramref name="Field"/>: the letter's field it stands in; null when the passage
/// is quoted from the page.
/// </summary>
public sealed record PassageMark(string Passage, string Why, string? Field = null);
