namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// Reads the first sheet of an XLSX file, or a CSV file, row by row. The kind is told by the content, never by the name.
/// </summary>
internal static class SheetReader
{
    /// <exception cref="SheetRefusedException">While rows are taken: macros, password, too large, damaged, mixed encodings …</exception>
    public static IEnumerable<SheetRow> Read(byte[] content, SheetLimits limits)
    {
        if (content.Length == 0)
            throw new SheetRefusedException("file-empty", "Berkas kosong.");
        ReadOnlySpan<byte> start = content;
        if (start.StartsWith("PK\x03\x04"u8))
            return XlsxReader.Read(content, limits);
        // OLE compound files: what Excel makes of a password, and workbooks of before 2007.
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw start.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0
                ? new SheetRefusedException("file-encrypted", "Berkas dilindungi kata sandi; simpan ulang tanpa kata sandi.")
                : new SheetRefusedException("file-old-excel", "Format Excel lama (.xls); simpan ulang sebagai .xlsx atau .csv.");
        }
        if (start.StartsWith("%PDF"u8))
            throw new SheetRefusedException("file-type-unknown", "Berkas ini PDF; kirim .xlsx atau .csv.");
        return CsvReader.Read(content, limits);
    }
}
