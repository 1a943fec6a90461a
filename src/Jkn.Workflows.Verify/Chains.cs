using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Verify;

/// <summary>
/// The exported journals, each followed from its first entry. An entry's hash is SHA-256 over: the hash before it (32 zero bytes at first),
/// then name, version, instant, by, command, capacity, acting for, facts, sealed values. Numbers are 8 bytes, big-endian; before each text
/// and value stands its length as such a number, -1 for none.
/// </summary>
public sealed class Chains(IReadOnlyDictionary<string, SealedEnd> sealedEnds)
{
    private readonly HashSet<string> seen = [];
    private string name = "";
    private long version;
    private byte[] hash = new byte[32];

    public long Journals { get; private set; }
    public long Entries { get; private set; }

    /// <summary>What is broken (Indonesian); null when every chain holds and passes its sealed end.</summary>
    public string? Read(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines)
        {
            using var entry = JsonDocument.Parse(line);
            var root = entry.RootElement;
            var isBlock = root.TryGetProperty("access", out var region);
            if (Begin(isBlock ? $"access/{region.GetString()}" : Text(root, "journal") ?? "") is { } twice)
                return twice;
            var next = root.GetProperty(isBlock ? "no" : "version").GetInt64();
            if (next != version + 1)
                return $"jurnal {name}: entri {version + 1} hilang.";
            version = next;
            hash = isBlock ? OfBlock(root) : OfEntry(root);
            Entries++;
            if (!hash.AsSpan().SequenceEqual(root.GetProperty("hash").GetBytesFromBase64()))
                return $"jurnal {name}: entri {version} tidak cocok dengan hash-nya.";
            if (sealedEnds.TryGetValue(name, out var end) && end.Version == version && end.Hash != Convert.ToHexStringLower(hash))
                return $"jurnal {name}: entri {version} ditulis ulang, bukan yang disegel.";
        }
        return Cut();
    }

    /// <summary>A sealed journal that the export does not hold; null when there is none.</summary>
    public string? Missing() =>
        sealedEnds.Keys.FirstOrDefault(id => !seen.Contains(id)) is { } id ? $"jurnal {id} sudah disegel, tetapi tidak ada lagi." : null;

    private string? Begin(string journal)
    {
        if (journal == name)
            return null;
        if (Cut() is { } cut)
            return cut;
        if (!seen.Add(journal))
            return $"jurnal {journal} tidak berurutan.";
        (name, version, hash) = (journal, 0, new byte[32]);
        Journals++;
        return null;
    }

    private string? Cut() =>
        sealedEnds.TryGetValue(name, out var end) && version < end.Version
            ? $"jurnal {name} terpotong: entri {end.Version} sudah disegel, yang terakhir kini {version}."
            : null;

    private byte[] OfEntry(JsonElement entry)
    {
        using var bytes = new MemoryStream();
        bytes.Write(hash);
        Add(bytes, Encoding.UTF8.GetBytes(name));
        Add(bytes, version);
        Add(bytes, entry.GetProperty("at").GetInt64());
        foreach (var text in new[] { "by", "command", "capacity", "actingFor" })
            Add(bytes, Text(entry, text) is { } said ? Encoding.UTF8.GetBytes(said) : null);
        Add(bytes, entry.GetProperty("events").GetBytesFromBase64());
        Add(bytes, entry.GetProperty("sealed") is { ValueKind: JsonValueKind.String } box ? box.GetBytesFromBase64() : null);
        return SHA256.HashData(bytes.ToArray());
    }

    /// <summary>A block of the log of reads: the hash before it, "access/REGION/NO", the digests of its rows.</summary>
    private byte[] OfBlock(JsonElement block) =>
        SHA256.HashData([.. hash, .. Encoding.UTF8.GetBytes($"{name}/{version}"), .. block.GetProperty("lines").GetBytesFromBase64()]);

    private static void Add(MemoryStream bytes, long number)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, number);
        bytes.Write(eight);
    }

    private static void Add(MemoryStream bytes, byte[]? value)
    {
        Add(bytes, value?.Length ?? -1L);
        bytes.Write(value ?? []);
    }

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();
}
