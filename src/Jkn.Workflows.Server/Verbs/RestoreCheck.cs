using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Journals;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>What a backup must stand before anybody relies on it (operation.md 1). Sentences are Indonesian.</summary>
internal static class RestoreCheck
{
    /// <summary>The manifest, when the file beside it is the one it was written for.</summary>
    public static async Task<(BackupManifest? Manifest, string? Fault)> ManifestAsync(string backup, CancellationToken ct)
    {
        var path = Path.Combine(backup, BackupManifest.Name);
        if (!File.Exists(path) || BackupManifest.Read(await File.ReadAllTextAsync(path, ct)) is not { } manifest)
            return (null, $"Folder {backup} bukan cadangan: {BackupManifest.Name} tidak ada atau rusak.");
        var file = Path.Combine(backup, manifest.File);
        return Path.GetFileName(manifest.File) != manifest.File || !File.Exists(file)
                ? (null, $"Berkas {manifest.File} tidak ada di cadangan.")
            : await BackupManifest.HashOfAsync(file, ct) != manifest.Sha256
                ? (null, $"Berkas {manifest.File} bukan yang dicadangkan: isinya berubah atau tidak lengkap.")
            : (manifest, null);
    }

    /// <summary>Keys, chains, counts and sheets of the database that the services were built on; null when all is right.</summary>
    public static async Task<string?> RunAsync(IServiceProvider services, BackupManifest manifest, CancellationToken ct)
    {
        if ((await services.GetRequiredService<StoreRestore>().OpenSampleAsync(ct)).Fault is { } closed)
            return closed;
        var chains = await services.GetRequiredService<ChainCheck>().RunAsync(ct);
        if (chains.First is { } broken)
            return $"rantai jurnal {broken.CaseId} putus pada entri {broken.Version}: {broken.What}";
        if ((chains.Cases, chains.Entries) != (manifest.Cases, manifest.Entries))
            return $"isinya {chains.Cases} jurnal dengan {chains.Entries} entri, seharusnya {manifest.Cases} dengan {manifest.Entries}.";
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
        foreach (var (region, sheet) in manifest.Sheets)
        {
            var text = await db
                .DailyHeads.AsNoTracking()
                .Where(r => r.Region == region && r.No == sheet.No)
                .Select(r => r.Text)
                .SingleOrDefaultAsync(ct);
            if (text is null || HeadsSheet.HashOf(text) != sheet.Hash)
                return $"segel harian {region} nomor {sheet.No} bukan yang dicadangkan.";
        }
        return null;
    }

    /// <summary>The newest sheets: those named, else those in the backup itself.</summary>
    public static IEnumerable<string> SheetsOf(RestoreWords words)
    {
        var own = Path.Combine(words.Backup, "segel");
        return words.Sheets.Count > 0 ? words.Sheets.SelectMany(File.ReadLines)
            : Directory.Exists(own) ? Directory.EnumerateFiles(own, "*.jsonl").SelectMany(File.ReadLines)
            : [];
    }
}
