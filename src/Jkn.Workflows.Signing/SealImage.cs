using System.Buffers.Binary;
using System.IO.Compression;

namespace Jkn.Workflows.Signing;

/// <summary>
/// The visible block as a picture, for a signing service that takes no text: the same lines in the same face as <see cref="SealBlock"/>
/// draws into the file itself. Grey PNG, sharp at 300 dpi.
/// </summary>
internal static class SealImage
{
    private const double PixelsPerPoint = 300 / 72.0;

    // Samples of a pixel, each way: smooth edges.
    private const int Finer = 3;

    /// <summary>Null when the program was installed without its fonts.</summary>
    public static byte[]? Png(IReadOnlyList<string> lines, PdfBox box)
    {
        if (SealFont.Of(false) is not { } plain || SealFont.Of(true) is not { } bold)
            return null;
        SealFont FontOf(int line) => SealBlock.IsBold(line) ? bold : plain;
        var (width, height) = ((int)Math.Ceiling(box.Width * PixelsPerPoint), (int)Math.Ceiling(box.Height * PixelsPerPoint));
        var ink = new int[width * height];
        var size = SealBlock.SizeOf(lines.Select((l, i) => FontOf(i).Width(l)).DefaultIfEmpty(1).Max(), lines.Count, box);
        for (var i = 0; i < lines.Count; i++)
        {
            var (pen, baseline) = (SealBlock.Margin, SealBlock.Margin + size + (i * size * SealBlock.Leading));
            foreach (var c in lines[i])
            {
                Fill(ink, width, height, FontOf(i).ContoursOf(c), pen, baseline, size);
                pen += FontOf(i).Width(c.ToString()) * size;
            }
        }
        return Write(ink, width, height);
    }

    /// <summary>Adds the inside of the curves, by the non-zero rule, to the samples of each pixel.</summary>
    private static void Fill(
        int[] ink,
        int width,
        int height,
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> contours,
        double pen,
        double baseline,
        double size
    )
    {
        if (contours.Count == 0)
            return;
        var scale = PixelsPerPoint * Finer;
        var edges = contours
            .SelectMany(c => c.Select((p, i) => (From: p, To: c[(i + 1) % c.Count])))
            .Select(e =>
                (
                    X0: (pen + (e.From.X * size)) * scale,
                    Y0: (baseline - (e.From.Y * size)) * scale,
                    X1: (pen + (e.To.X * size)) * scale,
                    Y1: (baseline - (e.To.Y * size)) * scale
                )
            )
            .Where(e => e.Y0 != e.Y1)
            .ToList();
        if (edges.Count == 0)
            return;
        var (top, foot) = (
            (int)Math.Max(0, Math.Floor(edges.Min(e => Math.Min(e.Y0, e.Y1)))),
            (int)Math.Min((height * Finer) - 1, Math.Ceiling(edges.Max(e => Math.Max(e.Y0, e.Y1))))
        );
        for (var row = top; row <= foot; row++)
        {
            var y = row + 0.5;
            var crossings = edges
                .Where(e => (e.Y0 <= y) != (e.Y1 <= y))
                .Select(e => (X: e.X0 + ((y - e.Y0) / (e.Y1 - e.Y0) * (e.X1 - e.X0)), Way: e.Y1 > e.Y0 ? 1 : -1))
                .OrderBy(c => c.X)
                .ToList();
            var winding = 0;
            for (var i = 0; i + 1 < crossings.Count; i++)
            {
                winding += crossings[i].Way;
                if (winding == 0)
                    continue;
                for (
                    var x = (int)Math.Max(0, Math.Ceiling(crossings[i].X - 0.5));
                    x < Math.Min(width * Finer, crossings[i + 1].X - 0.5);
                    x++
                )
                    ink[(row / Finer * width) + (x / Finer)]++;
            }
        }
    }

    private static byte[] Write(int[] ink, int width, int height)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                    row[x + 1] = (byte)(255 - Math.Min(255, ink[(y * width) + x] * 255 / (Finer * Finer)));
                deflate.Write(row);
            }
        }
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        // Eight bits of grey; nothing filtered, nothing interlaced.
        head[8] = 8;
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(file, "IHDR"u8, head);
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream to, ReadOnlySpan<byte> kind, byte[] content)
    {
        byte[] body = [.. kind, .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        to.Write(number);
        to.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        to.Write(number);
    }

    // PNG (ISO/IEC 15948), annex D.
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
