using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Verify;

/// <summary>Where a journal must have stood: the version of an entry and its hash (hex).</summary>
public sealed record SealedEnd(long Version, string Hash);

/// <summary>
/// The daily sheets of regions, one line each: the sheet as JSON, a tab, the signature in base64 (ECDSA P-256 over SHA-256 of the sheet's
/// UTF-8 bytes, 64 bytes). A sheet names the hash of the one before, so none can be left out.
/// </summary>
public sealed class Trail(ECDsa signer)
{
    private readonly Dictionary<string, (long No, string Hash, long Journals)> ends = [];

    /// <summary>Each journal's end as the last sheet that names it says; offices as "office/REGION", reads as "access/REGION".</summary>
    public Dictionary<string, SealedEnd> Sealed { get; } = [];
    public long Sheets { get; private set; }
    public string LastDay { get; private set; } = "–";

    /// <summary>What does not fit (Indonesian); null when all sheets do.</summary>
    public string? Read(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines)
        {
            if (Add(line) is { } fault)
                return fault;
            Sheets++;
        }
        return Sheets == 0 ? "tidak ada lembar segel." : null;
    }

    private string? Add(string line)
    {
        if (line.Split('\t') is not [var text, var signature])
            return $"baris {Sheets + 1} bukan lembar segel.";
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!signer.VerifyData(bytes, Convert.FromBase64String(signature), HashAlgorithmName.SHA256))
            return $"tanda tangan lembar segel pada baris {Sheets + 1} tidak sah.";
        using var sheet = JsonDocument.Parse(text);
        var root = sheet.RootElement;
        var (region, no, day) = (Text(root, "region"), root.GetProperty("no").GetInt64(), Text(root, "day"));
        var (last, hash, journals) = ends.GetValueOrDefault(region, (0, new string('0', 64), 0));
        if (no != last + 1)
            return $"lembar segel {region} nomor {last + 1} hilang (sesudahnya datang nomor {no}, {day}).";
        if (Text(root, "previous") != hash)
            return $"lembar segel {region} nomor {no} ({day}) tidak menyambung yang sebelumnya.";
        foreach (var head in root.GetProperty("heads").EnumerateArray())
            journals += Put(head) ? 1 : 0;
        if (root.GetProperty("journals").GetInt64() != journals)
            return $"lembar segel {region} nomor {no} ({day}) salah hitung.";
        foreach (var name in new[] { "office", "access" })
        {
            if (root.TryGetProperty(name, out var head) && head.ValueKind == JsonValueKind.Object)
                Put(head);
        }
        ends[region] = (no, Convert.ToHexStringLower(SHA256.HashData(bytes)), journals);
        if (string.CompareOrdinal(day, LastDay) > 0 || LastDay == "–")
            LastDay = day;
        return null;
    }

    /// <summary>True when the journal was not named before.</summary>
    private bool Put(JsonElement head)
    {
        var (id, end) = (Text(head, "id"), new SealedEnd(head.GetProperty("version").GetInt64(), Text(head, "hash")));
        var isNew = !Sealed.ContainsKey(id);
        Sealed[id] = end;
        return isNew;
    }

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString() ?? "";
}
