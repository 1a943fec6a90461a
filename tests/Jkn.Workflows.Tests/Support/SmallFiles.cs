using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Jkn.Workflows.Tests.Support;

/// <summary>Files that somebody could have scanned: whole, and small.</summary>
internal static class SmallFiles
{
    /// <summary>A page that says so.</summary>
    public static byte[] Pdf(string says)
    {
        var text = $"BT /F1 12 Tf 72 770 Td ({says}) Tj ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {text.Length}>>\nstream\n{text}\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var (to, rows) = (new StringBuilder("%PDF-1.7\n"), new StringBuilder("0000000000 65535 f \n"));
        for (var i = 0; i < objects.Length; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{to.Length:D10} 00000 n \n");
            to.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = to.Length;
        to.Append(CultureInfo.InvariantCulture, $"xref\n0 6\n{rows}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(to.ToString());
    }

    /// <summary>A picture with a dark stripe along its upper edge.</summary>
    public static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var dark = new SKPaint { Color = SKColors.Black };
        canvas.DrawRect(0, 0, width, height / 4f, dark);
        using var encoded = bitmap.Encode(format, 95);
        return encoded.ToArray();
    }

    public static ByteArrayContent Body(byte[] file, string type) => new(file) { Headers = { ContentType = new(type) } };
}
