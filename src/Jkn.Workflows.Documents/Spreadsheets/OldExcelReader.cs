using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// .xls and .xlsb, by ExcelDataReader. It keeps no budget of its own: packed files are unpacked once under ours before it sees them, and
/// every cell it gives is counted. It does not say which values came of a formula.
/// </summary>
internal static class OldExcelReader
{
    static OldExcelReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<SheetPage> Read(byte[] content, SheetCount count)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(content, writable: false));
            var pages = new List<SheetPage>();
            do
            {
                pages.Add(Page(reader, count));
                count.Sheet(pages.Count);
            } while (reader.NextResult());
            return pages;
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException e)
        {
            throw new SheetRefusedException("file-encrypted", "Berkas dilindungi kata sandi; simpan ulang tanpa kata sandi.", because: e);
        }
        catch (ExcelDataReader.Exceptions.HeaderException e)
        {
            throw new SheetRefusedException(
                "file-type-unknown",
                "Berkas Excel ini (.xls/.xlsb) tidak dapat dibaca di sini; simpan ulang sebagai .xlsx.",
                because: e
            );
        }
        // Damaged files make it fail in whatever way the bytes lead to; all of them mean the same to who sent the file.
        catch (Exception e) when (e is not (SheetRefusedException or OutOfMemoryException))
        {
            throw new SheetRefusedException("file-damaged", "Berkas rusak dan tidak dapat dibaca sampai selesai.", because: e);
        }
    }

    private static SheetPage Page(IExcelDataReader reader, SheetCount count)
    {
        var (rows, hidden, number) = (new List<SheetRow>(), new HashSet<int>(), 0);
        var merged = (reader.MergeCells ?? []).Select(m => new MergedCells(m.FromRow + 1, m.FromColumn, m.ToRow + 1, m.ToColumn)).ToList();
        while (reader.Read())
        {
            number++;
            var cells = Cells(reader, number, count);
            if (cells.TrueForAll(c => c.IsEmpty))
                continue;
            count.Row(number);
            rows.Add(new(number, cells, reader.RowHeight <= 0));
        }
        for (var i = 0; i < Math.Min(reader.FieldCount, count.Limits.Columns); i++)
        {
            if (reader.GetColumnWidth(i) <= 0)
                hidden.Add(i);
        }
        return new(reader.Name, rows, merged, hidden, reader.VisibleState != "visible");
    }

    private static List<SheetCell> Cells(IExcelDataReader reader, int row, SheetCount count)
    {
        var cells = new List<SheetCell>();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var cell = Cell(reader, i);
            if (!count.Column(i, !cell.IsEmpty, row))
                break;
            count.Length(cell.Text.Length, row);
            cells.Add(cell);
        }
        return cells;
    }

    private static SheetCell Cell(IExcelDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            null => SheetCell.Empty,
            string text => SheetCell.Of(text),
            DateTime { TimeOfDay.Ticks: 0 } day => SheetCell.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DateTime moment => SheetCell.Of(moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
            bool flag => SheetCell.Of(flag ? "TRUE" : "FALSE"),
            double number => Number(number, reader.GetNumberFormatString(column)),
            var other => SheetCell.Of(Convert.ToString(other, CultureInfo.InvariantCulture) ?? "", CellKind.Number),
        };

    private static SheetCell Number(double number, string? format)
    {
        // Whole numbers of 16 digits with all of them; an exponent would look like a damaged one.
        var whole = Math.Abs(number) < 1e17 && number == Math.Floor(number);
        var text = number.ToString(whole ? "F0" : "R", CultureInfo.InvariantCulture);
        if (format is { Length: > 1 } && format.All(c => c == '0') && text.All(char.IsAsciiDigit))
            text = text.PadLeft(format.Length, '0');
        return SheetCell.Of(text, CellKind.Number);
    }
}
