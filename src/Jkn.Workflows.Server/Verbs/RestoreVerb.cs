using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// Brings a backup into the empty data folder of this installation and checks it as <see cref="RestoreCheckVerb"/> does; what the newest
/// daily sheets name as destroyed is destroyed again.
/// </summary>
internal static class RestoreVerb
{
    public static Verb Verb { get; } =
        new(
            "restore",
            "CADANGAN --keys FOLDERKUNCI [--against SEGEL.jsonl …]",
            "Memulihkan cadangan ke folder data yang kosong, memeriksanya, dan memusnahkan lagi yang sudah dimusnahkan.",
            RunAsync
        );

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (RestoreWords.Of(call.Arguments) is not { } words)
            return call.Misused(Verb, "Sebutkan folder cadangan dan folder ring kuncinya.");
        var data = call.Folders.Data;
        if (File.Exists(Path.Combine(data, "jkn.db")))
            return call.Misused(Verb, $"Folder data {data} sudah berisi basis data. Pulihkan ke folder lain: --Data:Folder=…");
        var (manifest, wrong) = await RestoreCheck.ManifestAsync(words.Backup, ct);
        if (manifest is null)
            return call.Misused(Verb, wrong!);
        if (manifest.File != "jkn.db")
            return call.Misused(Verb, "Cadangan PostgreSQL dipulihkan dengan pg_restore; lihat operate.md.");
        var settings = call.Configuration;
        settings["Data:Folder"] = data;
        var keys = Path.GetFullPath(settings.GetSection("Data").Get<DataOptions>()!.KeyRing);
        Directory.CreateDirectory(data);
        Directory.CreateDirectory(keys);
        foreach (var key in Directory.EnumerateFiles(words.Keys))
            File.Copy(key, Path.Combine(keys, Path.GetFileName(key)), overwrite: true);
        // last: a data folder with a database and without its keys would look whole
        File.Copy(Path.Combine(words.Backup, manifest.File), Path.Combine(data, manifest.File));
        await using var services = await VerbServices.BuildAsync(call, ct);
        if (await RestoreCheck.RunAsync(services, manifest, ct) is { } fault)
        {
            call.Error.WriteLine($"GAGAL: {fault}");
            return ExitCodes.Failed;
        }
        var sheets = RestoreCheck.SheetsOf(words).Select(l => HeadsSheet.OfLine(l) is var (text, _) ? HeadsSheet.Read(text) : null);
        var again = await services.GetRequiredService<StoreRestore>().DestroyAgainAsync(sheets.OfType<HeadsSheet>(), ct);
        foreach (var one in again)
            call.Out.WriteLine($"Dimusnahkan lagi: berkas {one.CaseNo ?? one.CaseId}.");
        call.Out.WriteLine($"Dipulihkan ke {data}: {manifest.Cases} jurnal, {manifest.Entries} entri; {again.Count} dimusnahkan lagi.");
        return ExitCodes.Done;
    }
}

/// <summary>The folders and files that the verbs about a backup are given.</summary>
internal sealed record RestoreWords(string Backup, string Keys, IReadOnlyList<string> Sheets)
{
    public static RestoreWords? Of(IReadOnlyList<string> words) =>
        words.ToArray() is [var backup, "--keys", var keys, .. var rest]
        && Directory.Exists(backup)
        && Directory.Exists(keys)
        && (rest.Length == 0 || rest[0] == "--against" && rest.Length > 1 && rest.Skip(1).All(File.Exists))
            ? new(Path.GetFullPath(backup), Path.GetFullPath(keys), [.. rest.Skip(1)])
            : null;
}
