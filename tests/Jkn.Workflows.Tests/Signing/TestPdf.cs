using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>
/// Tiny valid one-page PDFs: with a classic cross-reference table, or with a cross-reference stream and an object stream.
/// </summary>
internal static class TestPdf
{
    private const string Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
    private const string Font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    private const string Text = "BT /F1 12 Tf 72 770 Td (Surat contoh) Tj ET";

    public static byte[] Make(bool stream) => stream ? WithStream() : Classic();

    /// <summary>With an empty signature field "TandaTangan" that the page reserves.</summary>
    public static byte[] WithField()
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            Page[..^2] + "/Annots[6 0 R]>>",
            Stream(Text),
            Font,
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(TandaTangan)/F 132/P 3 0 R/Rect[300 100 540 190]>>",
        ];
        return Table(objects);
    }

    private static byte[] Classic() =>
        Table(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", Page, Stream(Text), Font]);

    private static string Stream(string text) => $"<</Length {text.Length}>>\nstream\n{text}\nendstream";

    private static byte[] Table(string[] objects)
    {
        var to = new StringBuilder("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var rows = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{to.Length:D10} 00000 n \n");
            to.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = to.Length;
        to.Append(
            CultureInfo.InvariantCulture,
            $"xref\n0 {objects.Length + 1}\n{rows}trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(to.ToString());
    }

    private static byte[] WithStream()
    {
        string[] packed = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", Page, Font];
        int[] numbers = [1, 2, 3, 5];
        var heads = new StringBuilder();
        var bodies = new StringBuilder();
        for (var i = 0; i < packed.Length; i++)
        {
            heads.Append(CultureInfo.InvariantCulture, $"{numbers[i]} {bodies.Length} ");
            bodies.Append(packed[i]).Append('\n');
        }
        using var to = new MemoryStream();
        Write(to, "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        var text = to.Position;
        Write(to, $"4 0 obj\n{Stream(Text)}\nendobj\n");
        var pack = to.Position;
        Packed(to, 6, $"/Type/ObjStm/N {packed.Length}/First {heads.Length}", Encoding.Latin1.GetBytes($"{heads}{bodies}"));
        var start = to.Position;
        byte[] Row(byte kind, long second, int third) => [kind, (byte)(second >> 8), (byte)second, (byte)third];
        byte[][] rows =
        [
            Row(0, 0, 255),
            Row(2, 6, 0),
            Row(2, 6, 1),
            Row(2, 6, 2),
            Row(1, text, 0),
            Row(2, 6, 3),
            Row(1, pack, 0),
            Row(1, start, 0),
        ];
        // PNG "up" predictor: what most producers write.
        var predicted = new List<byte>();
        for (var r = 0; r < rows.Length; r++)
        {
            predicted.Add(2);
            for (var i = 0; i < 4; i++)
                predicted.Add((byte)(rows[r][i] - (r > 0 ? rows[r - 1][i] : 0)));
        }
        Packed(to, 7, $"/Type/XRef/Size {rows.Length}/W[1 2 1]/Root 1 0 R/DecodeParms<</Predictor 12/Columns 4>>", [.. predicted]);
        Write(to, $"startxref\n{start}\n%%EOF\n");
        return to.ToArray();
    }

    private static void Packed(MemoryStream to, int number, string keys, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(bytes);
        Write(to, $"{number} 0 obj\n<<{keys}/Filter/FlateDecode/Length {packed.Length}>>\nstream\n");
        to.Write(packed.ToArray());
        Write(to, "\nendstream\nendobj\n");
    }

    private static void Write(MemoryStream to, string text) => to.Write(Encoding.Latin1.GetBytes(text));
}
