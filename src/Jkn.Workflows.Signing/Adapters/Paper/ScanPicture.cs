using System.Buffers.Binary;

namespace Jkn.Workflows.Signing.Adapters.Paper;

/// <summary>
/// How wide a JPEG or PNG says it is, read from its own segments: each must be whole, with picture data and the end mark. It does not
/// decode the picture.
/// </summary>
internal static class ScanPicture
{
    /// <summary>Below this a page of A4 cannot be read (trust.md 4.4).</summary>
    public const int LeastWidth = 1000;

    /// <summary>Null for a picture that is not whole.</summary>
    public static int? WidthOf(ReadOnlySpan<byte> picture) => picture is [0xFF, 0xD8, ..] ? Jpeg(picture) : Png(picture);

    private static int? Png(ReadOnlySpan<byte> png)
    {
        var (at, width, hasData) = (8, (int?)null, false);
        while (at + 12 <= png.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || length > png.Length - at - 12)
                return null;
            var kind = png.Slice(at + 4, 4);
            if (kind.SequenceEqual("IHDR"u8))
                width = length == 13 ? BinaryPrimitives.ReadInt32BigEndian(png[(at + 8)..]) : null;
            else if (kind.SequenceEqual("IDAT"u8))
                hasData |= length > 0;
            else if (kind.SequenceEqual("IEND"u8))
                return hasData ? width : null;
            at += 12 + length;
        }
        return null;
    }

    private static int? Jpeg(ReadOnlySpan<byte> jpeg)
    {
        var (at, width) = (2, (int?)null);
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF)
        {
            var mark = jpeg[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (length < 2 || length > jpeg.Length - at - 2)
                return null;
            // Start of frame: SOF0-15 without the tables that share the range.
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && length >= 8)
                width = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 7)..]);
            at += 2 + length;
            // Start of scan: what follows is the picture itself, up to the end mark that the kind asked for.
            if (mark == 0xDA)
                return jpeg.Length - at > 2 ? width : null;
        }
        return null;
    }
}
