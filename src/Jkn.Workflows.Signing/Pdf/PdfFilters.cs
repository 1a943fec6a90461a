using System.IO.Compression;

namespace Jkn.Workflows.Signing.Pdf;

/// <summary>
/// Unpacks the streams that the file's own structure needs: Flate with or without PNG predictors (ISO 32000-1, 7.4.4). Bounded: a small
/// file must not unpack into gigabytes.
/// </summary>
internal static class PdfFilters
{
    private const int MaxUnpacked = 32 * 1024 * 1024;

    public static ReadOnlyMemory<byte> Unpack(PdfStream stream, PdfBudget budget)
    {
        var filter = stream.Dict["Filter"] is PdfArray { Items: [var only] } ? only : stream.Dict["Filter"];
        if (filter is PdfNull or PdfArray { Items.Count: 0 })
            return stream.Raw;
        if (filter is not PdfName { Value: "FlateDecode" or "Fl" })
            throw new PdfFormatException(PdfFormatException.TooComplex);
        var parameters = stream.Dict["DecodeParms"] is PdfArray { Items: [var first] } ? first : stream.Dict["DecodeParms"];
        var bytes = Inflate(stream.Raw, budget);
        return parameters is PdfDict p && p["Predictor"] is PdfNumber { Whole: >= 10 } ? Unpredict(bytes, p) : bytes;
    }

    /// <summary>Twice: counted first, then kept in one piece of just that size, so that a bomb never fills memory.</summary>
    private static byte[] Inflate(ReadOnlyMemory<byte> packed, PdfBudget budget)
    {
        try
        {
            var length = 0;
            using (var counted = Open(packed))
            {
                Span<byte> buffer = stackalloc byte[16 * 1024];
                for (int n; (n = counted.Read(buffer)) > 0; length += n)
                {
                    budget.Inflate(n);
                    if (length + n > MaxUnpacked)
                        throw new PdfFormatException(PdfFormatException.TooLarge);
                }
            }
            var found = new byte[length];
            using var source = Open(packed);
            source.ReadExactly(found);
            return found;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new PdfFormatException(PdfFormatException.Broken);
        }
    }

    private static ZLibStream Open(ReadOnlyMemory<byte> packed) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(packed, out var part)
            ? new(new MemoryStream(part.Array!, part.Offset, part.Count, writable: false), CompressionMode.Decompress)
            : throw new PdfFormatException(PdfFormatException.Broken);

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
