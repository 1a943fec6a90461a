namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// The typeset page with the parafs sealed into it so far. <see cref="Place"/>: "page x y width height", points from the lower left corner.
/// </summary>
public sealed record LetterPaper(string FileId, string FileHash, int Pages, string? Place);
