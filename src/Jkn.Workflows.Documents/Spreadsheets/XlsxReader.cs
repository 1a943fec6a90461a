using System.Globalization;
using System.Text;
using System.Xml;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// The first visible sheet of a workbook, streamed. Shared and inline strings, formulas by their stored value and marked as such. Knows no
/// styles: whether a number is a date is for the column to say.
/// </summary>
internal static class XlsxReader
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int Letters = 26;

    public static IEnumerable<SheetRow> Read(byte[] content, SheetLimits limits)
    {
        using var parts = new XlsxParts(content, limits);
        using var rows = Rows(parts, limits).GetEnumerator();
        while (true)
        {
            SheetRow row;
            try
            {
                if (!rows.MoveNext())
                    yield break;
                row = rows.Current;
            }
            catch (Exception e) when (e is XmlException or InvalidDataException)
            {
                throw new SheetRefusedException("file-damaged", "Berkas rusak dan tidak dapat dibaca sampai selesai.");
            }
            yield return row;
        }
    }

    private static IEnumerable<SheetRow> Rows(XlsxParts parts, SheetLimits limits)
    {
        var sheet = FirstSheet(parts);
        var shared = SharedStrings(parts, limits);
        using var xml = parts.Open(sheet);
        var (number, count) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
                continue;
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : number + 1;
            if (xml.IsEmptyElement)
                continue;
            var cells = Cells(xml, shared, number, limits);
            if (cells.TrueForAll(c => c.IsEmpty))
                continue;
            if (++count > limits.Rows)
                throw new SheetRefusedException(
                    "rows-many",
                    $"Berkas berisi lebih dari {limits.Rows:N0} baris; kirim dalam beberapa berkas.",
                    number
                );
            yield return new(number, cells);
        }
    }

    private static List<SheetCell> Cells(XmlReader xml, List<string> shared, int row, SheetLimits limits)
    {
        var cells = new List<SheetCell>();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            var column = xml.GetAttribute("r") is { } at ? Column(at) : cells.Count;
            if (column < 0 || column >= limits.Columns)
            {
                // Beyond what any layout has; an empty formatted cell there harms nobody.
                if (!xml.IsEmptyElement)
                    throw new SheetRefusedException("columns-many", $"Berkas berisi lebih dari {limits.Columns} kolom.", row);
                continue;
            }
            while (cells.Count <= column)
                cells.Add(SheetCell.Empty);
            if (!xml.IsEmptyElement)
                cells[column] = Cell(xml, xml.GetAttribute("t"), shared, row, limits);
        }
        return cells;
    }

    private static SheetCell Cell(XmlReader xml, string? type, List<string> shared, int row, SheetLimits limits)
    {
        var (text, formula, depth) = (new StringBuilder(), false, xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "f")
                formula = true;
            // Hints on how to pronounce a text lie beside it and are not part of it.
            if (xml.LocalName == "rPh")
                Skip(xml);
            else if (xml.LocalName is "v" or "t")
                Append(xml, text, row, limits);
        }
        var value = text.ToString();
        if (type == "s")
        {
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= shared.Count)
                throw new SheetRefusedException("file-damaged", "Berkas rusak: ada teks yang hilang.", row);
            value = shared[index];
        }
        value = value.Trim();
        if (value.Length == 0)
            return SheetCell.Empty;
        return new(
            value,
            formula || type == "str"
                ? CellKind.Formula
                : type switch
                {
                    "e" => CellKind.Error,
                    null or "n" => CellKind.Number,
                    _ => CellKind.Text,
                }
        );
    }

    private static List<string> SharedStrings(XlsxParts parts, SheetLimits limits)
    {
        const string part = "xl/sharedStrings.xml";
        var strings = new List<string>();
        if (!parts.Has(part))
            return strings;
        using var xml = parts.Open(part);
        var text = new StringBuilder();
        while (xml.Read())
        {
            if (xml.LocalName == "si" && xml.NodeType == XmlNodeType.Element)
            {
                text.Clear();
                if (xml.IsEmptyElement)
                    strings.Add("");
            }
            else if (xml.LocalName == "si" && xml.NodeType == XmlNodeType.EndElement)
                strings.Add(text.ToString());
            else if (xml.LocalName == "rPh" && xml.NodeType == XmlNodeType.Element)
                Skip(xml);
            else if (xml.LocalName == "t" && xml.NodeType == XmlNodeType.Element)
                Append(xml, text, null, limits);
        }
        return strings;
    }

    /// <summary>The text inside the element the reader stands on; leaves it at the element's end.</summary>
    private static void Append(XmlReader xml, StringBuilder text, int? row, SheetLimits limits)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                continue;
            text.Append(xml.Value);
            if (text.Length > limits.CellLength)
                throw new SheetRefusedException("cell-long", $"Ada sel berisi lebih dari {limits.CellLength:N0} huruf.", row);
        }
    }

    private static void Skip(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth) { }
    }

    private static string FirstSheet(XlsxParts parts)
    {
        const string workbook = "xl/workbook.xml";
        if (!parts.Has(workbook))
            throw new SheetRefusedException("file-type-unknown", "Berkas ini bukan lembar kerja Excel (.xlsx); kirim .xlsx atau .csv.");
        string? relation = null;
        using (var xml = parts.Open(workbook))
        {
            while (relation is null && xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true")
                    throw new SheetRefusedException(
                        "file-dates-1904",
                        "Berkas memakai sistem tanggal 1904; simpan ulang dengan sistem tanggal 1900."
                    );
                if (xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible")
                    relation = xml.GetAttribute("id", Relations);
            }
        }
        using var rels = parts.Open("xl/_rels/workbook.xml.rels");
        while (rels.Read())
        {
            if (
                rels.NodeType != XmlNodeType.Element
                || rels.LocalName != "Relationship"
                || rels.GetAttribute("Id") != relation
                || rels.GetAttribute("Target") is not { } target
            )
                continue;
            return target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
        throw new SheetRefusedException("file-damaged", "Berkas rusak: tidak ada lembar kerja.");
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter))
                break;
            column = column * Letters + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > 100_000)
                return -1;
        }
        return column - 1;
    }
}
