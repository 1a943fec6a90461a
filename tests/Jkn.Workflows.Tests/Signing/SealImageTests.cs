using Jkn.Workflows.Signing;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>The block that a signing service gets as a picture.</summary>
public class SealImageTests
{
    private static readonly PdfBox box = new(0, 0, 232, 96);

    [Fact]
    public void Every_line_of_the_block_has_ink_and_another_name_is_another_picture()
    {
        var lines = SealBlock.Lines(
            new("x", "dr. André Fiksi, M.Kes.", "Kepala Dinas Contoh", "Pembina (IV/a)", "000000000000000013"),
            "Plh.",
            new(2026, 11, 9, 11, 30, 0, TimeSpan.FromHours(8)),
            certified: true
        );
        var png = SealImage.Png(lines, box).ShouldNotBeNull();
        png.AsSpan(1, 3).SequenceEqual("PNG"u8).ShouldBeTrue();
        SealImage.Png(lines, box).ShouldBe(png);
        SealImage.Png([.. lines.Select(l => l.Replace("Fiksi", "Rekaan", StringComparison.Ordinal))], box).ShouldNotBe(png);

        var (width, grey) = Read(png);
        width.ShouldBe(967);
        var size = SealBlock.SizeOf(SealFont.Of(true)!.Width(lines[0]), lines.Count, box);
        for (var i = 0; i < lines.Count; i++)
        {
            var baseline = (int)((SealBlock.Margin + size + (i * size * SealBlock.Leading)) * 300 / 72);
            grey.AsSpan(width * (baseline - 12), width * 10).ContainsAnyInRange((byte)0, (byte)100).ShouldBeTrue(lines[i]);
        }
    }

    private static (int Width, byte[] Grey) Read(byte[] png)
    {
        var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var (start, length) = (41, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33)));
        using var rows = new System.IO.Compression.ZLibStream(
            new MemoryStream(png, start, length),
            System.IO.Compression.CompressionMode.Decompress
        );
        using var all = new MemoryStream();
        rows.CopyTo(all);
        return (width, [.. all.ToArray().Where((_, i) => i % (width + 1) != 0)]);
    }
}
