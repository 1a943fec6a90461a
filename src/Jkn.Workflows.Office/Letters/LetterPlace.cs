using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Application.Letters;

/// <summary>The names and places of a letter's signatures in its file.</summary>
internal static class LetterPlace
{
    public static SealField ParafField(LetterMark mark) => new($"paraf-{mark.Role.ToLowerInvariant()}");

    /// <summary>A template without room for it: a band at the foot of the last page.</summary>
    public static SealField SignatureField(string? place, int pages)
    {
        var numbers = place?.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return numbers is [var page, var x, var y, var width, var height]
            ? new("tanda-tangan", (int)page, new PdfBox(x, y, width, height))
            : new("tanda-tangan", pages, new PdfBox(310, 60, 226, 90));
    }
}
