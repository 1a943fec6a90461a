using System.Globalization;
using System.Text;
using Jkn.Workflows.Signing.Pdf;

namespace Jkn.Workflows.Signing;

/// <summary>
/// The visible signature block, drawn at signing (letters.md 2): capacity, position, name with degrees, rank, NIP (Permendagri 1/2023,
/// name block), time, and what the signature is worth. Shrunk until the longest line fits.
/// </summary>
internal static class SealBlock
{
    public const string Uncertified = "BUKAN TTE TERSERTIFIKASI";

    /// <summary>Where <see cref="Lines"/> puts the name.</summary>
    private const int NameLine = 3;
    public const double Margin = 6,
        Leading = 1.2;
    private const double Largest = 9.5,
        Smallest = 3;

    // Widths of Helvetica for the codes 32 to 126, thousandths (Adobe's AFM for the 14 standard fonts).
    private static readonly short[] Widths =
    [
        278,
        278,
        355,
        556,
        556,
        889,
        667,
        191,
        333,
        333,
        389,
        584,
        278,
        333,
        278,
        278,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        556,
        278,
        278,
        584,
        584,
        584,
        556,
        1015,
        667,
        667,
        722,
        722,
        667,
        611,
        778,
        722,
        278,
        500,
        667,
        556,
        833,
        722,
        778,
        667,
        778,
        722,
        667,
        611,
        722,
        667,
        944,
        667,
        667,
        611,
        278,
        278,
        278,
        469,
        556,
        333,
        556,
        556,
        500,
        556,
        556,
        278,
        556,
        556,
        222,
        222,
        500,
        222,
        833,
        556,
        556,
        556,
        556,
        333,
        500,
        278,
        556,
        500,
        722,
        500,
        500,
        500,
        334,
        260,
        334,
        584,
    ];

    /// <summary>Each line is printed only when there is something to print. <paramref name="at"/> is in the office's zone.</summary>
    public static IReadOnlyList<string> Lines(SealSigner signer, string? capacity, DateTimeOffset at, bool certified)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{at:dd-MM-yyyy HH:mm} (UTC{at:zzz})");
        string?[] lines =
        [
            string.Join(' ', new[] { capacity, signer.Position }.Where(p => !string.IsNullOrWhiteSpace(p))),
            "Ditandatangani secara elektronik",
            time,
            signer.Name,
            signer.Rank,
            signer.Nip is { Length: > 0 } nip ? $"NIP {nip}" : null,
            certified ? null : Uncertified,
        ];
        return [.. lines.OfType<string>().Where(l => l.Length > 0)];
    }

    /// <summary>Characters that the block's font lacks; empty when it can be drawn.</summary>
    public static string Missing(IEnumerable<string> lines) =>
        string.Concat(lines.SelectMany(l => l).Where(c => !IsDrawable(c)).Distinct());

    // WinAnsi and Latin-1 agree here; the range between differs and no name needs it.
    private static bool IsDrawable(char c) => c is (>= ' ' and <= '~') or (>= '\u00A1' and <= '\u00FF' and not '\u00AD');

    /// <summary>The office and the name stand out; the rest is small print.</summary>
    public static PdfStream Draw(PdfRevision revision, IReadOnlyList<string> lines, PdfBox box)
    {
        var (plain, bold) = (SealFont.Of(false), SealFont.Of(true));
        var widest = lines.Select((l, i) => (IsBold(i) ? bold : plain)?.Width(l) ?? Width(l)).DefaultIfEmpty(1).Max();
        var size = SizeOf(widest, lines.Count, box);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"q 0.4 w 0.6 G 0.5 0.5 {box.Width - 1:0.##} {box.Height - 1:0.##} re S Q\nBT 0 g {size * Leading:0.##} TL {Margin} "
                + $"{box.Height - Margin - size:0.##} Td\n"
        );
        for (var i = 0; i < lines.Count; i++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"/{(IsBold(i) ? "F2" : "F1")} {size:0.#} Tf <{Convert.ToHexString(Encoding.Latin1.GetBytes(lines[i]))}> Tj T*\n"
            );
        text.Append("ET\n");
        var fonts = PdfDict
            .Empty.With("F1", plain?.Embed(revision, lines.Where((_, i) => !IsBold(i))) ?? (PdfValue)Standard("Helvetica"))
            .With("F2", bold?.Embed(revision, lines.Where((_, i) => IsBold(i))) ?? (PdfValue)Standard("Helvetica-Bold"));
        return new(Form(box).With("Resources", PdfDict.Empty.With("Font", fonts)), Encoding.Latin1.GetBytes(text.ToString()));
    }

    /// <summary>The office and the name.</summary>
    public static bool IsBold(int line) => line is 0 or NameLine;

    /// <summary>Points; so that the widest line (in ems) fits, and all lines.</summary>
    public static double SizeOf(double widest, int lines, PdfBox box)
    {
        var size = Math.Min(Largest, Math.Min((box.Width - (2 * Margin)) / widest, (box.Height - (2 * Margin)) / (lines * Leading)));
        return Math.Max(Smallest, Math.Floor(size * 10) / 10);
    }

    private static PdfDict Standard(string name) =>
        PdfDict
            .Empty.With("Type", new PdfName("Font"))
            .With("Subtype", new PdfName("Type1"))
            .With("BaseFont", new PdfName(name))
            .With("Encoding", new PdfName("WinAnsiEncoding"));

    private static PdfDict Form(PdfBox box) =>
        PdfDict
            .Empty.With("Type", new PdfName("XObject"))
            .With("Subtype", new PdfName("Form"))
            .With("BBox", new PdfArray([PdfNumber.Of(0L), PdfNumber.Of(0L), PdfNumber.Of(box.Width), PdfNumber.Of(box.Height)]));

    private static double Width(string line) => line.Sum(c => c is >= ' ' and <= '~' ? Widths[c - ' '] : 722) / 1000.0;
}

/// <summary>A rectangle on a page in points, from the lower left corner.</summary>
internal readonly record struct PdfBox(double X, double Y, double Width, double Height)
{
    public PdfArray ToArray() => new([PdfNumber.Of(X), PdfNumber.Of(Y), PdfNumber.Of(X + Width), PdfNumber.Of(Y + Height)]);
}
