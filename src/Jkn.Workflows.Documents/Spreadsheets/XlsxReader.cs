using System.Globalization;
using System.Text;
using System.Xml;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// All sheets of a workbook. Shared and inline strings, formulas by their stored value and marked as such, merged cells, hidden rows and
/// columns. Of styles only those are known that write a number with leading zeros: whether a number is a date is for the column to say.
/// </summary>
internal static class XlsxReader
{
    private const int Letters = 26;

    public static IReadOnlyList<SheetPage> Read(XlsxParts parts, SheetCount count)
    {
        try
        {
            var book = XlsxBook.Open(parts, count);
            return [.. book.Sheets.Select(sheet => Page(parts, book, sheet, count))];
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new SheetRefusedException("file-damaged", "Berkas rusak dan tidak dapat dibaca sampai selesai.", because: e);
        }
    }

    private static SheetPage Page(XlsxParts parts, XlsxBook book, XlsxSheet sheet, SheetCount count)
    {
        var (rows, merged, hidden) = (new List<SheetRow>(), new List<MergedCells>(), new HashSet<int>());
        using var xml = parts.Open(sheet.Part);
        var number = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "col")
                hidden.UnionWith(HiddenColumns(xml, count.Limits));
            else if (xml.LocalName == "mergeCell" && Range(xml.GetAttribute("ref")) is { } range)
                merged.Add(range);
            else if (xml.LocalName == "row")
            {
                number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told)
                    ? told
                    : number + 1;
                if (Row(xml, book, number, count) is { } row)
                    rows.Add(row);
            }
        }
        return new(sheet.Name, rows, merged, hidden, sheet.Hidden);
    }

    private static SheetRow? Row(XmlReader xml, XlsxBook book, int number, SheetCount count)
    {
        if (xml.IsEmptyElement)
            return null;
        var hidden = IsTrue(xml.GetAttribute("hidden")) || xml.GetAttribute("ht") is "0";
        var cells = Cells(xml, book, number, count);
        if (cells.TrueForAll(c => c.IsEmpty))
            return null;
        count.Row(number);
        return new(number, cells, hidden);
    }

    private static List<SheetCell> Cells(XmlReader xml, XlsxBook book, int row, SheetCount count)
    {
        var cells = new List<SheetCell>();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            var column = xml.GetAttribute("r") is { } at ? Column(at) : cells.Count;
            // Beyond what any layout has; an empty formatted cell there harms nobody.
            if (!count.Column(column, !xml.IsEmptyElement, row))
                continue;
            while (cells.Count <= column)
                cells.Add(SheetCell.Empty);
            if (!xml.IsEmptyElement)
                cells[column] = Cell(xml, book, row, count);
        }
        return cells;
    }

    private static SheetCell Cell(XmlReader xml, XlsxBook book, int row, SheetCount count)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var (text, formula, depth) = (new StringBuilder(), false, xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "f")
                formula = true;
            // Hints on how to pronounce a text lie beside it and are not part of it.
            if (xml.LocalName == "rPh")
                XlsxBook.Skip(xml);
            else if (xml.LocalName is "v" or "t")
                XlsxBook.Append(xml, text, row, count);
        }
        var value = text.ToString();
        return type switch
        {
            "s" => SheetCell.Of(book.Shared(value, row), CellKind.Text, formula),
            "e" => SheetCell.Of(value, CellKind.Error, formula),
            "b" => SheetCell.Of(value == "1" ? "TRUE" : "FALSE", CellKind.Text, formula),
            null or "n" => SheetCell.Of(book.Zeros(value.Trim(), style), CellKind.Number, formula),
            _ => SheetCell.Of(value, CellKind.Text, formula),
        };
    }

    private static IEnumerable<int> HiddenColumns(XmlReader xml, SheetLimits limits)
    {
        if (!IsTrue(xml.GetAttribute("hidden")) && xml.GetAttribute("width") is not "0")
            return [];
        if (!int.TryParse(xml.GetAttribute("min"), out var first) || !int.TryParse(xml.GetAttribute("max"), out var last) || first < 1)
            return [];
        // People hide all that lies beyond their table; that is nothing to tell of.
        last = Math.Min(last, limits.Columns);
        return Enumerable.Range(first - 1, Math.Max(0, last - first + 1));
    }

    private static MergedCells? Range(string? reference)
    {
        if (reference?.Split(':') is not [var from, var to])
            return null;
        return Number(from) is { } top && Number(to) is { } bottom ? new(top, Column(from), bottom, Column(to)) : null;
    }

    private static int? Number(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), out var row) ? row : null;

    private static bool IsTrue(string? flag) => flag is "1" or "true";

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter))
                break;
            column = column * Letters + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > 100_000)
                return int.MaxValue;
        }
        return column - 1;
    }
}
