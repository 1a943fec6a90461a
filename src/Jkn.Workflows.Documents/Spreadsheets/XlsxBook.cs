using System.Globalization;
using System.Text;
using System.Xml;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>A sheet as the workbook names it.</summary>
internal sealed record XlsxSheet(string Name, string Part, bool Hidden);

/// <summary>What the sheets of a workbook share: their names and places, texts, and number formats that pad with zeros.</summary>
internal sealed class XlsxBook
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly List<string> shared;

    /// <summary>By cell style: how many digits a number is written with.</summary>
    private readonly Dictionary<string, int> zeros;

    private XlsxBook(IReadOnlyList<XlsxSheet> sheets, List<string> shared, Dictionary<string, int> zeros) =>
        (Sheets, this.shared, this.zeros) = (sheets, shared, zeros);

    public IReadOnlyList<XlsxSheet> Sheets { get; }

    public static XlsxBook Open(XlsxParts parts, SheetCount count) => new(SheetsOf(parts, count), Strings(parts, count), Formats(parts));

    public string Shared(string index, int row) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count
            ? shared[at]
            : throw new SheetRefusedException("file-damaged", "Berkas rusak: ada teks yang hilang.", row);

    /// <summary>A whole number as a person sees it where the format is <c>000…</c>.</summary>
    public string Zeros(string number, string? style) =>
        style is not null && zeros.TryGetValue(style, out var digits) && number.All(char.IsAsciiDigit)
            ? number.PadLeft(digits, '0')
            : number;

    /// <summary>The text inside the element the reader stands on; leaves it at the element's end.</summary>
    public static void Append(XmlReader xml, StringBuilder text, int? row, SheetCount count)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                continue;
            text.Append(xml.Value);
            count.Length(text.Length, row);
        }
    }

    public static void Skip(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth) { }
    }

    private static List<XlsxSheet> SheetsOf(XlsxParts parts, SheetCount count)
    {
        var named = new List<(string Name, string? Relation, bool Hidden)>();
        using (var xml = parts.Open("xl/workbook.xml"))
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true")
                    throw new SheetRefusedException(
                        "file-dates-1904",
                        "Berkas memakai sistem tanggal 1904; simpan ulang dengan sistem tanggal 1900."
                    );
                if (xml.LocalName == "sheet")
                    named.Add((xml.GetAttribute("name") ?? "", Relation(xml), xml.GetAttribute("state") is not (null or "visible")));
                count.Sheet(named.Count);
            }
        }
        var targets = Targets(parts);
        var sheets = named.Where(s => s.Relation is not null && targets.ContainsKey(s.Relation));
        List<XlsxSheet> found = [.. sheets.Select(s => new XlsxSheet(s.Name, targets[s.Relation!], s.Hidden))];
        return found.Count > 0 ? found : throw new SheetRefusedException("file-damaged", "Berkas rusak: tidak ada lembar kerja.");
    }

    private static string? Relation(XmlReader xml) => xml.GetAttribute("id", Relations) ?? xml.GetAttribute("id", StrictRelations);

    private static Dictionary<string, string> Targets(XlsxParts parts)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var rels = parts.Open("xl/_rels/workbook.xml.rels");
        while (rels.Read())
        {
            // Charts on sheets of their own hold no rows.
            if (
                rels is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && rels.GetAttribute("Type")?.EndsWith("/chartsheet", StringComparison.Ordinal) != true
                && (rels.GetAttribute("Id"), rels.GetAttribute("Target")) is ({ } id, { } target)
            )
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
        return targets;
    }

    private static List<string> Strings(XlsxParts parts, SheetCount count)
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
                Append(xml, text, null, count);
        }
        return strings;
    }

    private static Dictionary<string, int> Formats(XlsxParts parts)
    {
        const string part = "xl/styles.xml";
        var (own, styles, inCells, index) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(), false, 0);
        if (!parts.Has(part))
            return styles;
        using var xml = parts.Open(part);
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.NodeType != XmlNodeType.Element)
                continue;
            else if (xml.LocalName == "numFmt" && xml.GetAttribute("formatCode") is { Length: > 1 } code && code.All(c => c == '0'))
                own[xml.GetAttribute("numFmtId") ?? ""] = code.Length;
            else if (inCells && xml.LocalName == "xf")
            {
                if (own.TryGetValue(xml.GetAttribute("numFmtId") ?? "", out var digits))
                    styles[index.ToString(CultureInfo.InvariantCulture)] = digits;
                index++;
            }
        }
        return styles;
    }
}
