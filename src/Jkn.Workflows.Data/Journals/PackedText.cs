using System.Buffers.Binary;
using System.IO.Compression;

namespace Jkn.Workflows.Data.Journals;

/// <summary>
/// The clear text of a long entry in fewer bytes: what one command says of several people of a family repeats itself. A short text stays as
/// it is; a packed one begins with a byte that no text begins with, then its length.
/// </summary>
public static class PackedText
{
    private const byte Mark = 1;
    private const int Head = 5,
        Short = 1024;

    // The fastest level: it finds what is repeated, which is nearly all there is to gain.
    private const int Quality = 1,
        Window = 16;

    public static byte[] Pack(byte[] text)
    {
        if (text.Length < Short)
            return text;
        var packed = new byte[Head + BrotliEncoder.GetMaxCompressedLength(text.Length)];
        if (!BrotliEncoder.TryCompress(text, packed.AsSpan(Head), out var written, Quality, Window) || Head + written >= text.Length)
            return text;
        packed[0] = Mark;
        BinaryPrimitives.WriteInt32BigEndian(packed.AsSpan(1), text.Length);
        return packed[..(Head + written)];
    }

    public static ReadOnlySpan<byte> Unpack(byte[] stored)
    {
        if (stored is not [Mark, ..])
            return stored;
        var text = new byte[BinaryPrimitives.ReadInt32BigEndian(stored.AsSpan(1))];
        return BrotliDecoder.TryDecompress(stored.AsSpan(Head), text, out var written) && written == text.Length
            ? text
            : throw new InvalidDataException("A packed journal entry cannot be read.");
    }
}
