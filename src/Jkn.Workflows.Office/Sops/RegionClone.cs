using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jkn.Workflows.Application.Settings;

namespace Jkn.Workflows.Application.Sops;

/// <summary>
/// A new region's folder from an existing one: the same procedures under the new code, all of them drafts made from assumptions, and every
/// setting marked as taken over. What the new office has to decide is listed, never guessed.
/// </summary>
internal static partial class RegionClone
{
    public const string Questions = "PERTANYAAN.md",
        Assumed = "ASUMSI:SALINAN";
    private const int MostOfValue = 160;
    private static readonly JsonSerializerOptions readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What every office has of its own, with its words; what is not given stays the other region's and is asked.</summary>
    public static readonly IReadOnlyList<(string Key, string Label)> Own =
    [
        ("province", "Provinsi"),
        ("zone", "Zona waktu"),
        ("agency", "Instansi"),
        ("unit", "Unit kerja"),
    ];

    public static readonly IReadOnlyList<string> Zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];

    /// <summary>The folder's name: code and name, as all folders of regions have it.</summary>
    public static string Folder(string code, string name) => $"{code}-{Slug().Replace(name.ToLowerInvariant(), "-").Trim('-')}";

    /// <summary>What is wrong with the new region's code, name or own settings; null when nothing is.</summary>
    public static Rejection? Check(string code, string name, IReadOnlyDictionary<string, string> own)
    {
        if (!Code().IsMatch(code))
            return new("region-code", $"\"{code}\" bukan kode wilayah (NN.NN).", "code");
        if (name.Trim().Length is 0 or > 100 || name.Any(char.IsControl))
            return new("region-name", "Nama daerah wajib diisi, paling banyak 100 huruf.", "name");
        if (own.TryGetValue("zone", out var zone) && !Zones.Contains(zone))
            return new("region-zone", $"Zona waktu harus salah satu dari {string.Join(", ", Zones)}.", "zone");
        return own.FirstOrDefault(o => o.Value.Length > 200 || o.Value.Any(char.IsControl)) is { Key: { } key }
            ? new("region-setting", "Paling banyak 200 huruf.", key)
            : null;
    }

    [GeneratedRegex(@"^\d{2}\.\d{2}$")]
    private static partial Regex Code();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Slug();

    /// <summary>Relative path to content of the new folder; sample data of walks stays behind.</summary>
    public static IReadOnlyDictionary<string, byte[]> Make(
        DirectoryInfo source,
        string oldCode,
        string code,
        string name,
        IReadOnlyDictionary<string, string>? own = null
    )
    {
        own ??= new Dictionary<string, string>();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var open = new List<string>();
        foreach (var file in source.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(source.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (path.Contains("/walks/", StringComparison.Ordinal))
                continue;
            files[path] =
                path.EndsWith(".json", StringComparison.Ordinal) && JsonNode.Parse(File.ReadAllText(file.FullName)) is JsonObject json
                    ? JsonSerializer.SerializeToUtf8Bytes(Localise(path, json, oldCode, code, name, own, open), readable)
                    : File.ReadAllBytes(file.FullName);
        }
        var text = new StringBuilder(
            $"# Yang harus diputuskan {name} ({code})\n\nFolder ini disalin dari daerah {oldCode}. Semua nilai di bawah ini dari sana "
                + "dan belum ditetapkan di sini.\n\n"
        );
        foreach (var question in open.Distinct())
            text.Append("- [ ] ").Append(question).Append('\n');
        files[Questions] = Encoding.UTF8.GetBytes(text.ToString());
        return files;
    }

    private static JsonObject Localise(
        string path,
        JsonObject json,
        string oldCode,
        string code,
        string name,
        IReadOnlyDictionary<string, string> own,
        List<string> open
    )
    {
        if (path == "region.json")
        {
            (json["code"], json["name"]) = (code, name);
            foreach (var (key, label) in Own.Where(o => json[o.Key] is JsonValue && !own.ContainsKey(o.Key)))
                open.Add($"{label}: {SettingWords.Short(SettingWords.Text(json[key]!), MostOfValue)}");
        }
        // A bare value is one that the office wrote itself.
        foreach (var (key, value) in own.Where(_ => path == "region.json"))
            json[key] = value;
        Mark(SettingWords.File(path) is { } named ? [named] : [], json, open);
        var parts = path.Split('/');
        if (parts is ["sops", _, "sop.json"])
        {
            json["versions"] = new JsonArray(
                new JsonObject
                {
                    ["version"] = 1,
                    ["state"] = "DRAF",
                    ["label"] = "0.1-draft",
                }
            );
            open.Add($"{path}: SOP harus ditetapkan di {name}");
        }
        if (parts is ["sops", _, _] && json["definitionId"] is not null)
            Rename(json, oldCode, code);
        return json;
    }

    /// <summary>Sources of the other region say nothing here. <paramref name="at"/>: the way to this node in words.</summary>
    private static void Mark(ImmutableArray<string> at, JsonNode? node, List<string> open)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
                Mark(at.Add(SettingWords.Element(list[i], i + 1)), list[i], open);
        }
        if (node is not JsonObject o)
            return;
        if (
            o["source"] is JsonValue source
            && source.TryGetValue<string>(out var said)
            && !said.StartsWith("ASUMSI:A-", StringComparison.Ordinal)
        )
        {
            var value = SettingWords.Short(SettingWords.ValueOf(o), MostOfValue);
            open.Add($"{string.Join(" › ", at)}: {(value.Length == 0 ? "belum diisi" : value)} (semula {SettingWords.SourceOf(said)})");
            o["source"] = Assumed;
        }
        foreach (var (key, value) in o.ToList())
            Mark(at.Add(SettingWords.Name(key)), value, open);
    }

    private static void Rename(JsonObject definition, string oldCode, string code)
    {
        void Own(JsonObject o, string key)
        {
            if (o[key] is JsonValue v && v.TryGetValue<string>(out var id) && id.StartsWith(oldCode + "-", StringComparison.Ordinal))
                o[key] = code + id[oldCode.Length..];
        }
        foreach (var key in new[] { "id", "definitionId" })
            Own(definition, key);
        (definition["isPublished"], definition["version"]) = (false, 1);
        foreach (var node in StepsJson.Of(definition["root"]))
        {
            foreach (var key in new[] { "workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersionId" })
                Own(node, key);
        }
    }
}
