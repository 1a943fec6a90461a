using System.Buffers.Binary;

namespace Jkn.Workflows.Tests.Signing;

/// <summary>Pictures of a width with the segments of a real one around a few bytes of picture data.</summary>
internal static class TestScan
{
    public static byte[] Jpeg(int width) =>
        [
            .. new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0x05, 0xDC },
            (byte)(width >> 8),
            (byte)width,
            .. new byte[] { 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0 },
            .. Enumerable.Repeat((byte)0x55, 20),
            0xFF,
            0xD9,
        ];

    public static byte[] Png(int width)
    {
        byte[] header = [0, 0, 0, 0, 0, 0, 0x05, 0xDC, 8, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, [1, 2, 3]), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. kind, .. data, 0, 0, 0, 0];
    }
}
