using System.Globalization;
using System.Text;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// Whether bytes have the frame of a PDF: its beginning, its end, and between them the table that the end points to. Nothing is unpacked,
/// so that a scan of any office program is let in and no bomb goes off.
/// </summary>
internal static class PdfShape
{
    private const int Tail = 2048;

    public static bool Holds(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("%PDF-1."u8) && !bytes.StartsWith("%PDF-2."u8))
            return false;
        var tail = bytes[Math.Max(0, bytes.Length - Tail)..];
        var (pointer, end) = (tail.LastIndexOf("startxref"u8), tail.LastIndexOf("%%EOF"u8));
        if (pointer < 0 || end < pointer)
            return false;
        var number = Encoding.ASCII.GetString(tail[(pointer + "startxref".Length)..end]).Trim();
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at > 0
            && at < bytes.Length
            && IsTable(bytes[at..]);
    }

    /// <summary>A table of cross-references, or the object that packs one: "7 0 obj".</summary>
    private static bool IsTable(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, 64)].TrimStart(" \r\n\t"u8);
        if (bytes.StartsWith("xref"u8))
            return true;
        var words = Encoding.Latin1.GetString(bytes).Split([' ', '\r', '\n', '<'], 4, StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 3
            && words[0].All(char.IsAsciiDigit)
            && words[1].All(char.IsAsciiDigit)
            && words[2].StartsWith("obj", StringComparison.Ordinal);
    }
}
