using System.Text;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// The letters of a CSV file: UTF-8, UTF-16 with its mark, or, when nothing in it is UTF-8, the Western encoding that older Excel writes.
/// A file that mixes them is refused with the line: a name read wrongly is worse than none.
/// </summary>
internal static class CsvEncoding
{
    private const int Windows = 1252;
    private static readonly UTF8Encoding utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>What Excel's "CSV" writes on Windows: its quotation marks are control characters in Latin-1.</summary>
    private static readonly Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(Windows)!;

    public static string Decode(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Utf8(bytes[3..], marked: true);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Utf16(bytes[2..], bigEndian: false);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Utf16(bytes[2..], bigEndian: true);
        var text = WideWithoutMark(bytes) is { } bigEndian ? Utf16(bytes, bigEndian) : Utf8(bytes, marked: false);
        return text.Any(letter => letter is < ' ' and not ('\t' or '\r' or '\n' or '\f'))
            ? throw new SheetRefusedException("file-type-unknown", "Berkas ini bukan lembar kerja; kirim .xlsx, .xls, .ods atau .csv.")
            : text;
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
        return windows.GetString(bytes);
    }

    /// <summary>UTF-16 whose mark was lost: every other byte is mostly nothing. Null when it is not so.</summary>
    private static bool? WideWithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length % 2 != 0)
            return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        var most = bytes.Length / 2 * 3 / 4;
        return odd > most ? false
            : even > most ? true
            : null;
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
