using System.Text;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// The letters of a CSV file: UTF-8, UTF-16 with its mark, or, when nothing in it is UTF-8, the Western encoding that older Excel writes.
/// A file that mixes them is refused with the line: a name read wrongly is worse than none.
/// </summary>
internal static class CsvEncoding
{
    private static readonly UTF8Encoding utf8 = new(false, throwOnInvalidBytes: true);

    public static string Decode(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Utf8(bytes[3..], marked: true);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Utf16(bytes[2..], bigEndian: false);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Utf16(bytes[2..], bigEndian: true);
        if (bytes.Contains((byte)0))
            throw new SheetRefusedException("file-type-unknown", "Berkas ini bukan .xlsx atau .csv.");
        return Utf8(bytes, marked: false);
    }

    private static string Utf8(ReadOnlySpan<byte> bytes, bool marked)
    {
        try
        {
            return utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Not a fault yet: only a file without any letter beyond ASCII in UTF-8 can be one of the older encoding.
        }
        var (multibyte, invalidAt) = Survey(bytes);
        if (marked || multibyte)
            throw new SheetRefusedException(
                "encoding-mixed",
                "Berkas mencampur dua pengodean huruf; simpan ulang sebagai CSV UTF-8.",
                1 + bytes[..invalidAt].Count((byte)'\n')
            );
        return Encoding.Latin1.GetString(bytes);
    }

    private static string Utf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        try
        {
            return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new SheetRefusedException("encoding-mixed", "Huruf dalam berkas tidak dapat dibaca; simpan ulang sebagai CSV UTF-8.");
        }
    }

    /// <summary>Whether a whole letter of several bytes is in it, and where the first impossible byte is.</summary>
    private static (bool Multibyte, int InvalidAt) Survey(ReadOnlySpan<byte> bytes)
    {
        var (multibyte, invalidAt) = (false, -1);
        for (var i = 0; i < bytes.Length; )
        {
            if (Rune.DecodeFromUtf8(bytes[i..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                if (invalidAt < 0)
                    invalidAt = i;
            }
            else if (length > 1)
                multibyte = true;
            i += length;
        }
        return (multibyte, invalidAt < 0 ? bytes.Length : invalidAt);
    }
}
