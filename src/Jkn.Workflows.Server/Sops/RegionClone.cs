using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jkn.Workflows.Server.Sops;

/// <summary>
/// A new region's folder from an existing one: the same procedures under the new code, all of them drafts made from assumptions, and every setting
/// marked as taken over. What the new office has to decide is listed, never guessed.
/// </summary>
internal static class RegionClone
{
    public const string Questions = "PERTANYAAN.md", Assumed = "ASUMSI:SALINAN";
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] asked = ["zone", "province", "agency", "unit"];

    /// <summary>Relative path to content of the new folder; sample data of walks stays behind.</summary>
    public static IReadOnlyDictionary<string, byte[]> Make(DirectoryInfo source, string oldCode, string code, string name)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var open = new List<string>();
        foreach (var file in source.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(source.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (path.Contains("/walks/", StringComparison.Ordinal)) continue;
            files[path] = path.EndsWith(".json", StringComparison.Ordinal) && JsonNode.Parse(File.ReadAllText(file.FullName)) is JsonObject json
                ? JsonSerializer.SerializeToUtf8Bytes(Localise(path, json, oldCode, code, name, open), readable) : File.ReadAllBytes(file.FullName);
        }
        var text = new StringBuilder($"# Yang harus diputuskan {name} ({code})\n\nFolder ini disalin dari daerah {oldCode}. Semua nilai di bawah ini dari sana dan belum ditetapkan di sini.\n\n");
        foreach (var question in open.Distinct()) text.Append("- [ ] ").Append(question).Append('\n');
        files[Questions] = Encoding.UTF8.GetBytes(text.ToString());
        return files;
    }

    private static JsonObject Localise(string path, JsonObject json, string oldCode, string code, string name, List<string> open)
    {
        if (path == "region.json")
        {
            (json["code"], json["name"]) = (code, name);
            foreach (var key in asked.Where(json.ContainsKey)) open.Add($"{path}: {key} = {Short(json[key])}");
        }
        Mark(path, "$", json, open);
        var parts = path.Split('/');
        if (parts is ["sops", _, "sop.json"])
        {
            json["versions"] = new JsonArray(new JsonObject { ["version"] = 1, ["state"] = "DRAF", ["label"] = "0.1-draft" });
            open.Add($"{path}: SOP harus ditetapkan di {name}");
        }
        if (parts is ["sops", _, _] && json["definitionId"] is not null) Rename(json, oldCode, code);
        return json;
    }

    /// <summary>Sources of the other region say nothing here.</summary>
    private static void Mark(string file, string at, JsonNode? node, List<string> open)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++) Mark(file, $"{at}[{i}]", list[i], open);
        }
        if (node is not JsonObject o) return;
        if (o["source"] is JsonValue source && source.TryGetValue<string>(out var said) && !said.StartsWith("ASUMSI:A-", StringComparison.Ordinal))
        {
            o["source"] = Assumed;
            open.Add($"{file}: {at} (semula {said})");
        }
        foreach (var (key, value) in o.ToList()) Mark(file, $"{at}.{key}", value, open);
    }

    private static void Rename(JsonObject definition, string oldCode, string code)
    {
        void Own(JsonObject o, string key)
        {
            if (o[key] is JsonValue v && v.TryGetValue<string>(out var id) && id.StartsWith(oldCode + "-", StringComparison.Ordinal)) o[key] = code + id[oldCode.Length..];
        }
        foreach (var key in new[] { "id", "definitionId" }) Own(definition, key);
        (definition["isPublished"], definition["version"]) = (false, 1);
        foreach (var node in definition["root"]?["activities"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            foreach (var key in new[] { "workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersionId" }) Own(node, key);
        }
    }

    private static string Short(JsonNode? node) => node?.ToJsonString(readable) is { } text ? text.Length <= 80 ? text.ReplaceLineEndings(" ") : text[..80].ReplaceLineEndings(" ") + "…" : "";
}
