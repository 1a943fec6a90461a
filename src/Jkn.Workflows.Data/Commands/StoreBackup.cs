using System.Security.Cryptography;
using System.Text.Json;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>What a backup says of itself, in <c>manifest.json</c>. No personal data, no keys.</summary>
/// <param name="Cases">Journals of cases, batches and complaints, and their entries, as counted in the backup itself.</param>
/// <param name="Sheets">The last daily sheet of each region: its number and the hash of its text.</param>
public sealed record BackupManifest(
    string Program,
    DateTimeOffset At,
    string File,
    string Sha256,
    string Schema,
    long Cases,
    long Entries,
    IReadOnlyDictionary<string, BackupSheet> Sheets
)
{
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string ToText() => JsonSerializer.Serialize(this, Options);

    /// <summary>Null when the text is no manifest.</summary>
    public static BackupManifest? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(text, Options) is { File: not null, Sha256: not null, Sheets: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static async Task<string> HashOfAsync(string file, CancellationToken ct)
    {
        await using var content = System.IO.File.OpenRead(file);
        return HeadsSheet.Hex(await SHA256.HashDataAsync(content, ct));
    }
}

/// <summary>Where a region's daily sheets had come to.</summary>
public sealed record BackupSheet(long No, string Day, string Hash);

/// <summary>A consistent copy of a running database, with a manifest of what is in it (operation.md 1).</summary>
public sealed class StoreBackup(Database database)
{
    /// <summary>Writes into a folder that is empty. The key ring is not part of it: together they are the data in clear.</summary>
    public async Task<BackupManifest> WriteAsync(string folder, string program, DateTimeOffset at, CancellationToken ct)
    {
        var file = await database.BackupAsync(folder, ct);
        var path = Path.Combine(folder, file);
        var manifest = new BackupManifest(program, at, file, await BackupManifest.HashOfAsync(path, ct), "", 0, 0, EmptySheets);
        // of a dump only its hash is known; what a restored database holds is asked there
        if (database.OneWriter)
            manifest = await CountAsync(manifest, path, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, BackupManifest.Name), manifest.ToText(), ct);
        return manifest;
    }

    private static readonly Dictionary<string, BackupSheet> EmptySheets = [];

    /// <summary>Counted in the backup itself, opened to read only: its bytes must stay those whose hash is written.</summary>
    private static async Task<BackupManifest> CountAsync(BackupManifest manifest, string path, CancellationToken ct)
    {
        using var copy = new SqliteDatabase($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await using var db = copy.NewContext();
        var sheets = await db
            .DailyHeads.AsNoTracking()
            .GroupBy(r => r.Region)
            .Select(g => g.OrderByDescending(r => r.No).First())
            .ToListAsync(ct);
        return manifest with
        {
            Schema = (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault() ?? "",
            Cases = await db.CaseHeads.LongCountAsync(ct),
            Entries = await db.Journal.LongCountAsync(ct),
            Sheets = sheets.ToDictionary(r => r.Region, r => new BackupSheet(r.No, r.Day, HeadsSheet.HashOf(r.Text))),
        };
    }
}
