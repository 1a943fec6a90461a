using System.Text;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// Reads all sheets of a file. The kind is told by the content, never by the name: .xlsx and OpenDocument by own readers under one budget,
/// .xls and .xlsb by ExcelDataReader, anything that is text as CSV.
/// </summary>
internal static class SheetReader
{
    private const int Glance = 4096;
    private static readonly string[] web = ["<html", "<table", "<!doctype html", "<body", "<meta"];

    /// <exception cref="SheetRefusedException">Macros, password, too large, damaged, mixed encodings, a kind that is no list …</exception>
    public static IReadOnlyList<SheetPage> Read(byte[] content, SheetLimits limits)
    {
        if (content.Length == 0)
            throw new SheetRefusedException("file-empty", "Berkas kosong.");
        ReadOnlySpan<byte> start = content;
        var count = new SheetCount(limits);
        if (start.StartsWith("PK\x03\x04"u8))
            return Packed(content, count);
        // OLE compound files: what Excel makes of a password, and workbooks of before 2007.
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return OldExcel(content, count);
        return Told(start) is { } told ? throw told
            : IsFlat(start) ? OdsReader.Flat(content, count)
            : [CsvReader.Read(content, count)];
    }

    private static IReadOnlyList<SheetPage> Packed(byte[] content, SheetCount count)
    {
        using var parts = new XlsxParts(content, count.Limits);
        if (parts.Has("xl/workbook.xml"))
            return XlsxReader.Read(parts, count);
        if (parts.Has("xl/workbook.bin"))
        {
            parts.UnpackAll();
            return OldExcelReader.Read(content, count);
        }
        if (parts.Has("content.xml"))
            return OdsReader.Packed(parts, count);
        throw Unknown(
            parts.Has("word/document.xml")
                ? "Berkas ini dokumen Word; salin tabelnya ke Excel lalu simpan sebagai .xlsx."
                : "Berkas ini bukan lembar kerja Excel (.xlsx); kirim .xlsx, .xls, .ods atau .csv."
        );
    }

    private static IReadOnlyList<SheetPage> OldExcel(byte[] content, SheetCount count)
    {
        bool Has(string name) => content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
        if (Has("EncryptedPackage"))
            throw new SheetRefusedException("file-encrypted", "Berkas dilindungi kata sandi; simpan ulang tanpa kata sandi.");
        if (Has("_VBA_PROJECT"))
            throw new SheetRefusedException("file-macros", "Berkas berisi makro; simpan ulang sebagai .xlsx tanpa makro.");
        if (Has("WordDocument") || Has("PowerPoint Document"))
            throw Unknown("Berkas ini bukan lembar kerja; kirim .xlsx, .xls, .ods atau .csv.");
        return OldExcelReader.Read(content, count);
    }

    /// <summary>Kinds that are told by name because people take them for spreadsheets.</summary>
    private static SheetRefusedException? Told(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("%PDF"u8))
            return Unknown("Berkas ini PDF: angka dan kolomnya tidak dapat dibaca dengan pasti. Minta berkas Excel-nya (.xlsx) atau .csv.");
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Unknown("Berkas ini gambar; minta berkas Excel-nya (.xlsx) atau .csv.");
        if (start.StartsWith("Rar!"u8) || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || start.StartsWith("7z"u8))
            return Unknown("Berkas ini arsip; kirim berkas daftar di dalamnya (.xlsx, .xls, .ods atau .csv).");
        var head = Head(start);
        if (head.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.OrdinalIgnoreCase))
            return new("file-xml-2003", "Berkas ini XML Spreadsheet 2003; buka di Excel lalu simpan sebagai .xlsx.");
        var markup = head.StartsWith('<') && !IsFlat(start);
        if ((markup && IsHtml(head)) || head.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase))
            return new(
                "file-html",
                "Berkas ini halaman web (HTML) yang dinamai seperti berkas Excel; buka di Excel lalu simpan sebagai .xlsx."
            );
        return null;
    }

    private static bool IsHtml(string head) => web.Any(tag => head.Contains(tag, StringComparison.OrdinalIgnoreCase));

    private static bool IsFlat(ReadOnlySpan<byte> start) =>
        Head(start) is var head && head.StartsWith('<') && head.Contains("<office:document", StringComparison.Ordinal);

    // Enough to know the kind; letters beyond ASCII do not matter for it.
    private static string Head(ReadOnlySpan<byte> start) =>
        Encoding
            .Latin1.GetString(start[..Math.Min(start.Length, Glance)])
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('ï', '»', '¿', 'ÿ', 'þ', ' ', '\r', '\n', '\t');

    private static SheetRefusedException Unknown(string message) => new("file-type-unknown", message);
}
