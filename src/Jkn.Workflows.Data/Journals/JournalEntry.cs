using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Data.Journals;

/// <summary>
/// One command's facts as they are stored. <see cref="HashAfter"/> covers every column and the hash before it, so that
/// a changed, missing, moved or added entry breaks the chain, while a destroyed key does not.
/// </summary>
public sealed record JournalEntry(long Version, Stamp Stamp, byte[] Events, byte[]? Sealed)
{
    public const int HashSize = SHA256.HashSizeInBytes;

    /// <summary>What the first entry of a case is chained to.</summary>
    public static readonly byte[] Origin = new byte[HashSize];

    // One entry after another on each thread, so a buffer of ordinary size is kept; a batch's thousands of lines get one of their own.
    private const int Kept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    public byte[] HashAfter(ReadOnlySpan<byte> previous, string caseId)
    {
        var size = Events.Length + (Sealed?.Length ?? 0) + 1024;
        var bytes = size > Kept ? new ArrayBufferWriter<byte>(size) : buffer ??= new ArrayBufferWriter<byte>(4096);
        bytes.ResetWrittenCount();
        bytes.Write(previous);
        Add(bytes, caseId);
        Add(bytes, Version);
        Add(bytes, Stamp.At.ToUnixTimeMilliseconds());
        Add(bytes, Stamp.By);
        Add(bytes, Stamp.Command);
        Add(bytes, Stamp.Capacity);
        Add(bytes, Stamp.ActingFor);
        Add(bytes, Events);
        Add(bytes, Sealed);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(8), number);
        bytes.Advance(8);
    }

    // The length stands before each value (-1 for null): no two different entries give the same bytes.
    private static void Add(ArrayBufferWriter<byte> bytes, string? text)
    {
        Add(bytes, text is null ? -1L : Encoding.UTF8.GetByteCount(text));
        if (text is not null)
            Encoding.UTF8.GetBytes(text, bytes);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, byte[]? value)
    {
        Add(bytes, value?.Length ?? -1L);
        if (value is not null)
            bytes.Write(value);
    }
}
