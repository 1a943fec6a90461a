using System.Xml;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// Whether a text is a drawing that stands by itself: SVG without scripts, foreign content, or anything fetched from elsewhere.
/// </summary>
internal static class EmblemFile
{
    private static readonly HashSet<string> foreign = new(
        ["script", "foreignObject", "image", "use", "iframe", "a"],
        StringComparer.Ordinal
    );

    /// <summary>Null when it may stand on letters.</summary>
    public static string? Problem(string text)
    {
        try
        {
            using var source = new StringReader(text);
            using var reader = XmlReader.Create(source, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            reader.MoveToContent();
            if (reader.LocalName != "svg")
                return "Lambang harus berkas SVG.";
            do
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                if (
                    foreign.Contains(reader.LocalName)
                    && !(reader.LocalName == "use" && reader.GetAttribute("href")?.StartsWith('#') == true)
                )
                    return $"Lambang memuat <{reader.LocalName}>; simpan sebagai gambar garis (plain SVG) tanpa isi dari luar.";
            } while (reader.Read());
            return null;
        }
        catch (XmlException)
        {
            return "Lambang tidak dapat dibaca sebagai SVG.";
        }
    }
}
