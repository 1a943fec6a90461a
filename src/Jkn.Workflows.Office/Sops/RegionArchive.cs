using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Application.Sops;

/// <summary>
/// A region's folder as a zip: its files, with the definitions and lives of the versions as the store has them. Unpacked under
/// <c>workflows/</c> it is the region again, so that files and store can be brought together.
/// </summary>
internal static class RegionArchive
{
    private static readonly JsonSerializerOptions readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int MostFiles = 2000,
        MostBytes = 64 * 1024 * 1024;

    /// <summary>Name of the folder and its files, by relative path; or why this is no region.</summary>
    public static (string Folder, IReadOnlyDictionary<string, byte[]> Files, string? Problem) Read(byte[] zip)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        (string, IReadOnlyDictionary<string, byte[]>, string?) No(string why) => ("", files, why);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            var folder = "";
            var room = (long)MostBytes;
            foreach (var entry in archive.Entries.Where(e => !e.FullName.EndsWith('/')))
            {
                var parts = entry.FullName.Split('/');
                if (parts.Length < 2 || parts.Any(p => p is "" or "." or ".." || p.IndexOfAny(['\\', ':', '\0']) >= 0))
                    return No($"Nama berkas \"{entry.FullName}\" di dalam zip tidak dapat dipakai.");
                if (folder.Length > 0 && folder != parts[0])
                    return No("Zip harus memuat satu folder daerah saja.");
                folder = parts[0];
                if (files.Count == MostFiles || entry.Length > room)
                    return No($"Zip ini terlalu besar: paling banyak {MostFiles} berkas dan {MostBytes / 1024 / 1024} MB.");
                using var content = entry.Open();
                using var bytes = new MemoryStream();
                var part = new byte[64 * 1024];
                // What it claims of its size is not believed.
                while (content.Read(part) is > 0 and var read)
                {
                    if ((room -= read) < 0)
                        return No($"Zip ini terlalu besar: paling banyak {MostFiles} berkas dan {MostBytes / 1024 / 1024} MB.");
                    bytes.Write(part, 0, read);
                }
                if (!files.TryAdd(string.Join('/', parts[1..]), bytes.ToArray()))
                    return No($"Berkas \"{entry.FullName}\" ada dua kali di dalam zip.");
            }
            return folder.Length == 0 ? No("Zip ini kosong.") : (folder, files, null);
        }
        catch (InvalidDataException)
        {
            return No("Berkas ini bukan zip yang sah.");
        }
    }

    /// <summary>Files as a zip with one folder, the same bytes for the same files.</summary>
    public static byte[] Zip(string folder, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry($"{folder}/{name}");
                entry.LastWriteTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return zip.ToArray();
    }

    /// <param name="folder">Where the region's files lie.</param>
    /// <param name="rows">Its stored versions; empty for the files as they are.</param>
    public static byte[] Pack(DirectoryInfo folder, IEnumerable<SopRow> rows, SopShelf shelf)
    {
        var texts = folder
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .OrderBy(f => f.FullName, StringComparer.Ordinal)
            .ToDictionary(
                f => Path.GetRelativePath(folder.FullName, f.FullName).Replace(Path.DirectorySeparatorChar, '/'),
                f => File.ReadAllBytes(f.FullName),
                StringComparer.Ordinal
            );
        foreach (var sop in rows.GroupBy(r => r.Key).OrderBy(g => g.Key, StringComparer.Ordinal))
            Add(texts, [.. sop.OrderBy(r => r.Version)], shelf);
        return Zip(folder.Name, texts);
    }

    private static void Add(Dictionary<string, byte[]> texts, IReadOnlyList<SopRow> rows, SopShelf shelf)
    {
        var known = shelf.All.Where(v => v.Key == rows[0].Key && v.Folder.Length > 0).Select(v => v.Folder).FirstOrDefault();
        // A shared procedure stays where all regions find it.
        if (known?.StartsWith("_shared", StringComparison.Ordinal) == true)
            return;
        var folder = known ?? $"sops/{rows[0].Key.ToLowerInvariant()}";
        var sheetName = $"{folder}/{SopFolder.SheetFile}";
        var sheet =
            texts.TryGetValue(sheetName, out var bytes) && JsonNode.Parse(bytes) is JsonObject given
                ? given
                : new JsonObject { ["key"] = rows[0].Key };
        (sheet["name"], sheet["use"]) = (rows[^1].Name, rows[0].Use);
        if (rows[0].BatchKind is { } kind)
            sheet["batchKind"] = kind;
        var former = sheet["versions"]?.AsArray().OfType<JsonObject>().ToDictionary(v => v["version"]!.GetValue<int>()) ?? [];
        sheet["versions"] = new JsonArray([.. rows.Select(row => (JsonNode)Life(row, former.GetValueOrDefault(row.Version)))]);
        if (rows.LastOrDefault(r => r.Sheet is not null)?.Sheet is { } own)
        {
            var edited = JsonSerializer.Deserialize<SopSheet>(own)!;
            (sheet["identity"], sheet["components"]) = (SopFile.Texts(edited.Identity), SopFile.Texts(edited.Components));
        }
        texts[sheetName] = JsonSerializer.SerializeToUtf8Bytes(sheet, readable);
        foreach (var row in rows)
            texts[$"{folder}/v{row.Version}.json"] = JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(row.Json), readable);
    }

    private static JsonObject Life(SopRow row, JsonObject? former)
    {
        var life = former?.DeepClone().AsObject() ?? new JsonObject { ["version"] = row.Version };
        life["state"] = row.State;
        foreach (
            var (key, value) in new[]
            {
                ("label", row.Label),
                ("effectiveFrom", row.EffectiveFrom),
                ("effectiveTo", row.EffectiveTo),
                ("confirmation", row.Confirmation),
            }
        )
        {
            if (value is null)
                life.Remove(key);
            else
                life[key] = value;
        }
        return life;
    }
}
