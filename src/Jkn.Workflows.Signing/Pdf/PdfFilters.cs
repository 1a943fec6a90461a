using System.IO.Compression;

namespace Jkn.Workflows.Signing.Pdf;

/// <summary>
/// Unpacks the streams that the file's own structure needs: Flate with or without PNG predictors (ISO 32000-1, 7.4.4). Bounded: a small
/// file must not unpack into gigabytes.
/// </summary>
internal static class PdfFilters
{
    private const int MaxUnpacked = 32 * 1024 * 1024;

    public static byte[] Unpack(PdfStream stream)
    {
        var filter = stream.Dict["Filter"] is PdfArray { Items: [var only] } ? only : stream.Dict["Filter"];
        if (filter is PdfNull or PdfArray { Items.Count: 0 })
            return stream.Raw.ToArray();
        if (filter is not PdfName { Value: "FlateDecode" or "Fl" })
            throw new PdfFormatException(PdfFormatException.TooComplex);
        var parameters = stream.Dict["DecodeParms"] is PdfArray { Items: [var first] } ? first : stream.Dict["DecodeParms"];
        var bytes = Inflate(stream.Raw);
        return parameters is PdfDict p && p["Predictor"] is PdfNumber { Whole: >= 10 } ? Unpredict(bytes, p) : bytes;
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> packed)
    {
        using var source = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var found = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            for (int n; (n = source.Read(buffer)) > 0; )
            {
                if (found.Length + n > MaxUnpacked)
                    throw new PdfFormatException(PdfFormatException.TooLarge);
                found.Write(buffer, 0, n);
            }
        }
        catch (InvalidDataException)
        {
            throw new PdfFormatException(PdfFormatException.Broken);
        }
        return found.ToArray();
    }

    private static byte[] Unpredict(byte[] bytes, PdfDict parameters)
    {
        // Cross-reference and object streams are rows of single bytes: one colour of eight bits.
        var columns = (int)Math.Clamp((parameters["Columns"] as PdfNumber)?.Whole ?? 1, 1, 4096);
        if (parameters["Colors"] is PdfNumber { Whole: not 1 } || parameters["BitsPerComponent"] is PdfNumber { Whole: not 8 })
            throw new PdfFormatException(PdfFormatException.TooComplex);
        var rows = bytes.Length / (columns + 1);
        var found = new byte[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            var kind = bytes[row * (columns + 1)];
            for (var i = 0; i < columns; i++)
            {
                var to = (row * columns) + i;
                int left = i > 0 ? found[to - 1] : 0,
                    up = row > 0 ? found[to - columns] : 0,
                    corner = i > 0 && row > 0 ? found[to - columns - 1] : 0;
                var guess = kind switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => throw new PdfFormatException(PdfFormatException.Broken),
                };
                found[to] = (byte)(bytes[(row * (columns + 1)) + 1 + i] + guess);
            }
        }
        return found;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var p = left + up - corner;
        int a = Math.Abs(p - left),
            b = Math.Abs(p - up),
            c = Math.Abs(p - corner);
        return a <= b && a <= c ? left
            : b <= c ? up
            : corner;
    }
}
