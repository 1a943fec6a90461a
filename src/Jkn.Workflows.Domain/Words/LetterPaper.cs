using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Domain.Words;

/// <summary>
/// The typeset page with the parafs sealed into it so far. <see cref="Place"/>: "page x y width height", points from the lower left corner.
/// </summary>
public sealed record LetterPaper(string FileId, string FileHash, int Pages, string? Place)
{
    /// <summary>The face for ink, typeset in the same step; null for pages from before there were two.</summary>
    public string? InkFileId { get; init; }

    /// <summary>Of both faces as they were typeset: what an official saw and gives. Seals that come later do not change it.</summary>
    public string? PageHash { get; init; }

    /// <summary>Of both faces of one page, each by its own hash.</summary>
    public static string HashOf(string electronic, string ink) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{electronic}\n{ink}")));
}
