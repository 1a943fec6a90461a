using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// Writes one sheet as a stream, cell by cell. The same table gives the same bytes, so that a stored hash can be checked again. There is no
/// way to write a formula:
/// what begins with = + - or @ is text like any other.
/// </summary>
internal static class XlsxWriter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int TextStyle = 1,
        DateStyle = 2,
        HeadStyle = 3,
        TitleStyle = 4,
        MaxName = 31;

    private static readonly DateTimeOffset epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = true };

    public static byte[] Write(SheetTable table)
    {
        using var file = new MemoryStream();
        Write(table, file);
        return file.ToArray();
    }

    public static void Write(SheetTable table, Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", WorkbookParts.ContentTypes);
        Part(zip, "_rels/.rels", WorkbookParts.Relations);
        Part(zip, "xl/_rels/workbook.xml.rels", WorkbookParts.WorkbookRelations);
        Part(zip, "xl/styles.xml", WorkbookParts.Styles);
        using (var xml = Open(zip, "xl/workbook.xml"))
            Workbook(xml, table.Name);
        using (var xml = Open(zip, "xl/worksheets/sheet1.xml"))
            Sheet(xml, table);
    }

    private static void Workbook(XmlWriter xml, string name)
    {
        xml.WriteStartDocument(true);
        xml.WriteStartElement("workbook", WorkbookParts.Main);
        xml.WriteAttributeString("xmlns", "r", null, WorkbookParts.Office);
        xml.WriteStartElement("sheets", WorkbookParts.Main);
        xml.WriteStartElement("sheet", WorkbookParts.Main);
        var clean = string.Concat(name.Select(letter => letter is '\\' or '/' or '?' or '*' or '[' or ']' or ':' ? ' ' : letter))
            .Trim('\'', ' ');
        xml.WriteAttributeString("name", clean.Length > MaxName ? clean[..MaxName] : clean);
        xml.WriteAttributeString("sheetId", "1");
        xml.WriteAttributeString("id", WorkbookParts.Office, "rId1");
        xml.WriteEndDocument();
    }

    private static void Sheet(XmlWriter xml, SheetTable table)
    {
        var heading = table.Title.Count + 1;
        xml.WriteStartDocument(true);
        xml.WriteStartElement("worksheet", WorkbookParts.Main);
        xml.WriteRaw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{heading}\" topLeftCell=\"A{heading + 1}\" "
                    + $"activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
            )
        );
        xml.WriteStartElement("cols", WorkbookParts.Main);
        for (var i = 0; i < table.Columns.Count; i++)
            xml.WriteRaw(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{table.Columns[i].Width:0.##}\" customWidth=\"1\"/>"
                )
            );
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", WorkbookParts.Main);
        var row = 0;
        foreach (var line in table.Title)
            Row(xml, ++row, [line], _ => TitleStyle, []);
        Row(xml, ++row, [.. table.Columns.Select(c => c.Label)], _ => HeadStyle, []);
        foreach (var values in table.Rows)
            Row(xml, ++row, values, null, table.Columns);
        xml.WriteEndDocument();
    }

    private static void Row(
        XmlWriter xml,
        int number,
        IReadOnlyList<string?> values,
        Func<int, int>? style,
        IReadOnlyList<SheetColumn> columns
    )
    {
        xml.WriteStartElement("row", WorkbookParts.Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { Length: > 0 } value)
                continue;
            var kind = style is null ? columns[i].Kind : ColumnKind.Text;
            xml.WriteStartElement("c", WorkbookParts.Main);
            xml.WriteAttributeString("r", Name(i) + number.ToString(CultureInfo.InvariantCulture));
            if (kind == ColumnKind.Number && IsNumber(value))
                Value(xml, value, null);
            else if (kind == ColumnKind.Date && SheetDates.Serial(value) is { } serial)
                Value(xml, serial.ToString(CultureInfo.InvariantCulture), DateStyle);
            else
                Text(xml, value, style?.Invoke(i) ?? TextStyle);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string value, int? style)
    {
        if (style is { } s)
            xml.WriteAttributeString("s", s.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("v", WorkbookParts.Main, value);
    }

    private static void Text(XmlWriter xml, string value, int style)
    {
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", WorkbookParts.Main);
        xml.WriteStartElement("t", WorkbookParts.Main);
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
            xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Clean(value));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // XML has no way to write most control characters; half of a surrogate pair has none either.
    private static string Clean(string value)
    {
        var clean = true;
        for (var i = 0; i < value.Length && clean; i++)
            clean = XmlConvert.IsXmlChar(value[i]);
        return clean
            ? value
            : string.Concat(
                value
                    .EnumerateRunes()
                    .Where(r => r.Value >= ' ' || r.Value is '\n' or '\t')
                    .Where(r => r.Value is not (0xFFFE or 0xFFFF))
                    .Select(r => r.ToString())
            );
    }

    // Whole numbers that a spreadsheet keeps exactly: it calculates with 15 digits.
    private static bool IsNumber(string value) => value.Length <= 15 && value.All(char.IsAsciiDigit);

    private static string Name(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + (rest - 1) % 26) + name;
        return name;
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var part = Entry(zip, name);
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    private static XmlWriter Open(ZipArchive zip, string name) => XmlWriter.Create(Entry(zip, name), settings);

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = epoch;
        return entry.Open();
    }
}
