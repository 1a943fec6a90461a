using System.Globalization;
using System.Text;
using QRCoder;

namespace Jkn.Workflows.Documents.Printing;

/// <summary>A QR code as one vector path: sharp on every printer, and the same bytes for the same address.</summary>
internal static class LetterQr
{
    public static string Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        // M: survives a fold or a stamp's edge; the quiet zone of four modules is part of the code.
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x])
                    continue;
                var from = x;
                while (x + 1 < rows.Count && rows[y][x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        }
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {rows.Count} {rows.Count}\"><path fill=\"#000\" d=\"{path}\"/></svg>"
        );
    }
}
