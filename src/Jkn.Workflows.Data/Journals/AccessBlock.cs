using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Jkn.Workflows.Data.Journals;

/// <summary>One read as a sealed block knows it.</summary>
internal sealed record AccessLine(long Id, long At, byte[] Digest)
{
    public const int Size = sizeof(long) * 2 + SHA256.HashSizeInBytes;

    public static AccessLine Of(long id, long at, string actor, string region, string? caseId, string what, string? purpose)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(id);
        writer.Write(at);
        foreach (var text in new[] { actor, region, caseId, what, purpose })
        {
            writer.Write(text is not null);
            if (text is not null)
                writer.Write(text);
        }
        writer.Flush();
        return new(id, at, SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}

/// <summary>The lines of a block as bytes, and the hash that chains it to the block before.</summary>
internal static class AccessBlock
{
    public static byte[] Write(IReadOnlyList<AccessLine> lines)
    {
        var bytes = new byte[lines.Count * AccessLine.Size];
        for (var i = 0; i < lines.Count; i++)
        {
            var one = bytes.AsSpan(i * AccessLine.Size);
            BinaryPrimitives.WriteInt64BigEndian(one, lines[i].Id);
            BinaryPrimitives.WriteInt64BigEndian(one[sizeof(long)..], lines[i].At);
            lines[i].Digest.CopyTo(one[(sizeof(long) * 2)..]);
        }
        return bytes;
    }

    public static IEnumerable<AccessLine> Read(byte[] lines)
    {
        for (var at = 0; at + AccessLine.Size <= lines.Length; at += AccessLine.Size)
            yield return new(
                BinaryPrimitives.ReadInt64BigEndian(lines.AsSpan(at)),
                BinaryPrimitives.ReadInt64BigEndian(lines.AsSpan(at + sizeof(long))),
                lines[(at + sizeof(long) * 2)..(at + AccessLine.Size)]
            );
    }

    public static byte[] HashAfter(byte[] previous, string region, long no, byte[] lines)
    {
        var place = Encoding.UTF8.GetBytes($"access/{region}/{no}");
        return SHA256.HashData([.. previous, .. place, .. lines]);
    }
}
