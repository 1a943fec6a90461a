using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Server.Sops;

/// <summary>
/// A region's folder as a zip: its files, with the definitions and lives of the versions as the store has them. Unpacked under <c>workflows/</c> it is the
/// region again, so that files and store can be brought together.
/// </summary>
internal static class RegionArchive
{
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="folder">Where the region's files lie.</param>
    /// <param name="rows">Its stored versions; empty for the files as they are.</param>
    public static byte[] Pack(DirectoryInfo folder, IEnumerable<SopRow> rows, SopShelf shelf)
    {
        var texts = folder.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal)
            .ToDictionary(f => Path.GetRelativePath(folder.FullName, f.FullName).Replace(Path.DirectorySeparatorChar, '/'), f => File.ReadAllBytes(f.FullName), StringComparer.Ordinal);
        foreach (var sop in rows.GroupBy(r => r.Key).OrderBy(g => g.Key, StringComparer.Ordinal)) Add(texts, [.. sop.OrderBy(r => r.Version)], shelf);
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                using var entry = archive.CreateEntry($"{folder.Name}/{name}").Open();
                entry.Write(content);
            }
        }
        return zip.ToArray();
    }

    private static void Add(Dictionary<string, byte[]> texts, IReadOnlyList<SopRow> rows, SopShelf shelf)
    {
        var known = shelf.All.Where(v => v.Key == rows[0].Key && v.Folder.Length > 0).Select(v => v.Folder).FirstOrDefault();
        // A shared procedure stays where all regions find it.
        if (known?.StartsWith("_shared", StringComparison.Ordinal) == true) return;
        var folder = known ?? $"sops/{rows[0].Key.ToLowerInvariant()}";
        var sheetName = $"{folder}/{SopFolder.SheetFile}";
        var sheet = texts.TryGetValue(sheetName, out var bytes) && JsonNode.Parse(bytes) is JsonObject given ? given : new JsonObject { ["key"] = rows[0].Key };
        (sheet["name"], sheet["use"]) = (rows[^1].Name, rows[0].Use);
        if (rows[0].BatchKind is { } kind) sheet["batchKind"] = kind;
        var former = sheet["versions"]?.AsArray().OfType<JsonObject>().ToDictionary(v => v["version"]!.GetValue<int>()) ?? [];
        sheet["versions"] = new JsonArray([.. rows.Select(row => (JsonNode)Life(row, former.GetValueOrDefault(row.Version)))]);
        if (rows.LastOrDefault(r => r.Sheet is not null)?.Sheet is { } own)
        {
            var edited = JsonSerializer.Deserialize<SopSheet>(own)!;
            (sheet["identity"], sheet["components"]) = (Texts(edited.Identity), Texts(edited.Components));
        }
        texts[sheetName] = JsonSerializer.SerializeToUtf8Bytes(sheet, readable);
        foreach (var row in rows) texts[$"{folder}/v{row.Version}.json"] = JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(row.Json), readable);
    }

    private static JsonObject Life(SopRow row, JsonObject? former)
    {
        var life = former?.DeepClone().AsObject() ?? new JsonObject { ["version"] = row.Version };
        life["state"] = row.State;
        foreach (var (key, value) in new[] { ("label", row.Label), ("effectiveFrom", row.EffectiveFrom), ("effectiveTo", row.EffectiveTo), ("confirmation", row.Confirmation) })
        {
            if (value is null) life.Remove(key);
            else life[key] = value;
        }
        return life;
    }

    private static JsonObject Texts(IEnumerable<SheetComponent> components) => new(components.Select(c => KeyValuePair.Create(c.Code, (JsonNode?)new JsonObject(new[] { ("text", c.Value.Text), ("source", c.Value.Source), ("note", c.Value.Note) }
        .Where(p => p.Item2 is not null).Select(p => KeyValuePair.Create(p.Item1, (JsonNode?)p.Item2))))));
}
