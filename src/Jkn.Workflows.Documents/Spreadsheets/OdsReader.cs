using System.Globalization;
using System.Xml;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// All sheets of an OpenDocument spreadsheet, packed (.ods) or flat (.fods): repeated rows and cells, spans, hidden rows,
/// columns and sheets.
/// Rows and cells that repeat without anything in them are counted, never made.
/// </summary>
internal static class OdsReader
{
    public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    public static IReadOnlyList<SheetPage> Packed(XlsxParts parts, SheetCount count)
    {
        if (parts.Has("META-INF/manifest.xml") && IsEncrypted(parts))
            throw new SheetRefusedException("file-encrypted", "Berkas dilindungi kata sandi; simpan ulang tanpa kata sandi.");
        if (parts.Names.Any(n => n.StartsWith("Scripts/", StringComparison.Ordinal) || IsModule(n)))
            throw new SheetRefusedException("file-macros", "Berkas berisi makro; simpan ulang sebagai .xlsx tanpa makro.");
        return Guarded(() =>
        {
            using var xml = parts.Open("content.xml");
            return Pages(xml, count);
        });
    }

    public static IReadOnlyList<SheetPage> Flat(byte[] content, SheetCount count) =>
        Guarded(() =>
        {
            using var xml = XmlReader.Create(new MemoryStream(content, writable: false), XlsxParts.Plain);
            return Pages(xml, count);
        });

    // Basic/script-lc.xml and the like only list what there could be.
    private static bool IsModule(string name) =>
        name.StartsWith("Basic/", StringComparison.Ordinal)
        && name.EndsWith(".xml", StringComparison.Ordinal)
        && !name.EndsWith("-lc.xml", StringComparison.Ordinal)
        && !name.EndsWith("-lb.xml", StringComparison.Ordinal);

    private static bool IsEncrypted(XlsxParts parts) =>
        Guarded(() =>
        {
            using var xml = parts.Open("META-INF/manifest.xml");
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "encryption-data" })
                    return true;
            }
            return false;
        });

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new SheetRefusedException("file-damaged", "Berkas rusak dan tidak dapat dibaca sampai selesai.", because: e);
        }
    }

    private static List<SheetPage> Pages(XmlReader xml, SheetCount count)
    {
        var (pages, hiddenStyles, style) = (new List<SheetPage>(), new HashSet<string>(StringComparer.Ordinal), "");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "style")
                style = xml.GetAttribute("name", xml.NamespaceURI) ?? "";
            else if (xml.LocalName == "table-properties" && xml.GetAttribute("display", Table) == "false")
                hiddenStyles.Add(style);
            else if (xml is { LocalName: "tracked-changes" or "shapes" or "dde-links" or "forms" or "settings" })
                XlsxBook.Skip(xml);
            else if (xml is { LocalName: "table", NamespaceURI: Table })
            {
                pages.Add(Page(xml, count, hiddenStyles.Contains(xml.GetAttribute("style-name", Table) ?? "")));
                count.Sheet(pages.Count);
            }
        }
        return pages.Count > 0
            ? pages
            : throw new SheetRefusedException("file-type-unknown", "Berkas ini bukan lembar kerja; kirim .xlsx, .xls, .ods atau .csv.");
    }

    private static SheetPage Page(XmlReader xml, SheetCount count, bool hidden)
    {
        var name = xml.GetAttribute("name", Table) ?? "";
        var (rows, merged, columns) = (new List<SheetRow>(), new List<MergedCells>(), new HashSet<int>());
        var (number, column, depth) = (1, 0, xml.Depth);
        if (xml.IsEmptyElement)
            return new(name, rows, merged, columns, hidden);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != Table)
                continue;
            if (xml.LocalName == "shapes")
                XlsxBook.Skip(xml);
            else if (xml.LocalName == "table-column")
            {
                var times = Repeated(xml, "number-columns-repeated");
                if (IsHidden(xml) && column < count.Limits.Columns)
                    columns.UnionWith(Enumerable.Range(column, Math.Min(times, count.Limits.Columns - column)));
                column = (int)Math.Min((long)column + times, int.MaxValue);
            }
            else if (xml.LocalName == "table-row")
            {
                var (times, unseen) = (Repeated(xml, "number-rows-repeated"), IsHidden(xml));
                var cells = OdsCells.Read(xml, number, merged, count);
                for (var i = 0; cells.Exists(c => !c.IsEmpty) && i < times; i++)
                {
                    count.Row(number + i);
                    rows.Add(new(number + i, cells, unseen));
                }
                number = (int)Math.Min((long)number + times, int.MaxValue);
            }
        }
        return new(name, rows, merged, columns, hidden);
    }

    private static bool IsHidden(XmlReader xml) => xml.GetAttribute("visibility", Table) is "collapse" or "filter";

    public static int Repeated(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute, Table), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0
            ? times
            : 1;
}
