using System.Buffers.Binary;
using System.Text;

namespace Jkn.Workflows.Signing;

/// <summary>Tables put together to a TrueType file.</summary>
internal static class FontFile
{
    public static byte[] Assemble(SortedDictionary<string, byte[]> kept)
    {
        using var to = new MemoryStream();
        var log = (int)Math.Log2(kept.Count);
        var head = new byte[12 + (16 * kept.Count)];
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x00010000);
        foreach (var (at, value) in new[] { (4, kept.Count), (6, 16 << log), (8, log), (10, (16 * kept.Count) - (16 << log)) })
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(at), (ushort)value);
        to.Write(head);
        var entry = 12;
        foreach (var (tag, bytes) in kept)
        {
            Encoding.ASCII.GetBytes(tag, head.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(entry + 4), Sum(bytes));
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(entry + 8), (uint)to.Length);
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(entry + 12), (uint)bytes.Length);
            to.Write(bytes);
            while (to.Length % 4 != 0)
                to.WriteByte(0);
            entry += 16;
        }
        var file = to.ToArray();
        head.CopyTo(file, 0);
        return file;
    }

    private static uint Sum(byte[] bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            for (var j = 0; j < 4; j++)
                sum += (uint)(i + j < bytes.Length ? bytes[i + j] : 0) << (24 - (8 * j));
        }
        return sum;
    }
}
