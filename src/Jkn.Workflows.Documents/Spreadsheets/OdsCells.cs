using System.Globalization;
using System.Text;
using System.Xml;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>The cells of one row of an OpenDocument sheet.</summary>
internal static class OdsCells
{
    private const int MostBlanks = 1000;

    /// <summary>Reads to the row's end; spans go to <paramref name="merged"/>.</summary>
    public static List<SheetCell> Read(XmlReader xml, int row, List<MergedCells> merged, SheetCount count)
    {
        var cells = new List<SheetCell>();
        if (xml.IsEmptyElement)
            return cells;
        var (depth, column) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName is not ("table-cell" or "covered-table-cell"))
                continue;
            var times = OdsReader.Repeated(xml, "number-columns-repeated");
            var (down, right) = (OdsReader.Repeated(xml, "number-rows-spanned"), OdsReader.Repeated(xml, "number-columns-spanned"));
            if (down > 1 || right > 1)
                merged.Add(new(row, column, row + down - 1, column + right - 1));
            // What lies under a merged cell is not seen by anybody.
            var covered = xml.LocalName == "covered-table-cell";
            var cell = Cell(xml, row, count);
            if (!covered && !cell.IsEmpty)
                Put(cells, column, times, cell, row, count);
            column = (int)Math.Min((long)column + times, int.MaxValue / 2);
        }
        return cells;
    }

    private static void Put(List<SheetCell> cells, int column, int times, SheetCell cell, int row, SheetCount count)
    {
        for (var at = column; at < column + times; at++)
        {
            count.Column(at, filled: true, row);
            while (cells.Count < at)
                cells.Add(SheetCell.Empty);
            cells.Add(cell);
        }
    }

    private static SheetCell Cell(XmlReader xml, int row, SheetCount count)
    {
        var type = xml.GetAttribute("value-type", OdsReader.Office);
        var error = xml.GetAttribute("value-type", "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0") == "error";
        var formula = xml.GetAttribute("formula", OdsReader.Table) is not null;
        var value = xml.GetAttribute("value", OdsReader.Office);
        var date = xml.GetAttribute("date-value", OdsReader.Office);
        var flag = xml.GetAttribute("boolean-value", OdsReader.Office);
        var shown = Shown(xml, row, count);
        if (error)
            return SheetCell.Of(shown, CellKind.Error, formula);
        return type switch
        {
            "float" or "percentage" or "currency" => SheetCell.Of(Number(value ?? shown, shown), CellKind.Number, formula),
            "date" => SheetCell.Of(date?.Replace('T', ' ') ?? shown, CellKind.Text, formula),
            "boolean" => SheetCell.Of(flag == "true" ? "TRUE" : "FALSE", CellKind.Text, formula),
            _ => SheetCell.Of(shown, CellKind.Text, formula),
        };
    }

    /// <summary>The stored number; as it is shown where a format only adds zeros before it.</summary>
    private static string Number(string stored, string shown) =>
        shown.Length > stored.Length && shown.All(char.IsAsciiDigit) && shown.TrimStart('0') == stored.TrimStart('0') ? shown : stored;

    /// <summary>The paragraphs of a cell, without its comment and drawings.</summary>
    private static string Shown(XmlReader xml, int row, SheetCount count)
    {
        if (xml.IsEmptyElement)
            return "";
        var (text, depth, first) = (new StringBuilder(), xml.Depth, true);
        var more = xml.Read();
        while (more && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "annotation" or "frame" or "custom-shape" or "control")
                XlsxBook.Skip(xml);
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "p" })
            {
                text.Append(first ? "" : "\n");
                first = false;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "s" })
                text.Append(' ', Math.Min(MostBlanks, Blanks(xml)));
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "tab" or "line-break" })
                text.Append(' ');
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value);
            count.Length(text.Length, row);
            more = xml.Read();
        }
        return text.ToString();
    }

    private static int Blanks(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("c", xml.NamespaceURI), NumberStyles.None, CultureInfo.InvariantCulture, out var blanks) ? blanks : 1;
}
