using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Studio;

/// <summary>
/// The catalogue of one region, ready to send. <see cref="Types"/> are the pairs of type and version that the designer can draw.
/// </summary>
internal sealed record CatalogAnswer(byte[] Json, byte[] Packed, string ETag, IReadOnlySet<(string Type, int Version)> Types);

/// <summary>
/// Activities as the designer's catalogue: from the attributes of the types, with the region's lists, and one entry for each version of a
/// sub-workflow. Made once for what it is made from; the designer asks for it after every save.
/// </summary>
internal sealed class StudioCatalog(ActivityCatalog catalog)
{
    private readonly ConcurrentDictionary<string, Made> made = new(StringComparer.Ordinal);

    public CatalogAnswer For(Office office)
    {
        made.TryGetValue(office.Region.Code, out var known);
        if (known is not null && ReferenceEquals(known.Region, office.Region) && ReferenceEquals(known.Sops, office.Sops))
            return known.Answer;
        var parts = Parts(office).ToList();
        var stamp = string.Join('\n', parts.Select(p => $"{p.Id} {p.Hash} {p.State}"));
        // a draft that was saved makes another shelf, and seldom another catalogue
        var answer =
            known is not null && ReferenceEquals(known.Region, office.Region) && known.Parts == stamp ? known.Answer : Make(office, parts);
        made[office.Region.Code] = new(office.Region, office.Sops, stamp, answer);
        return answer;
    }

    /// <summary>Versions that may be used as a step: submitted at least, since a draft still changes.</summary>
    public static IEnumerable<SopVersion> Parts(Office office) =>
        office.Sops.All.Where(v => v.Definition.UsableAsActivity && v.State != SopState.Draf).OrderBy(v => v.Id, StringComparer.Ordinal);

    private CatalogAnswer Make(Office office, IReadOnlyList<SopVersion> parts)
    {
        var latest = parts.GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Max(p => p.Version));
        var items = catalog
            .All.Select(d => ActivityDescriptors.Of(d, office))
            .Concat(parts.Select(p => ActivityDescriptors.Of(p, p.Version == latest[p.Key])))
            .DistinctBy(d => (d["typeName"]!.GetValue<string>(), d["version"]!.GetValue<int>()))
            .ToList();
        var types = items.Select(d => (d["typeName"]!.GetValue<string>(), d["version"]!.GetValue<int>())).ToHashSet();
        var json = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["items"] = new JsonArray([.. items]), ["count"] = items.Count });
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(json);
        return new(json, packed.ToArray(), $"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..16]}\"", types);
    }

    private sealed record Made(object Region, SopShelf Sops, string Parts, CatalogAnswer Answer);
}
