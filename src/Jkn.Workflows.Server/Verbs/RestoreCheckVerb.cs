using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// A drill: opens a backup in a folder of its own, with its keys, and says whether it would bring the service back. Changes neither the
/// backup nor the service.
/// </summary>
internal static class RestoreCheckVerb
{
    public static Verb Verb { get; } =
        new(
            "restore-check",
            "CADANGAN --keys FOLDERKUNCI",
            "Menguji cadangan tanpa memulihkannya: kunci, rantai, jumlah, segel.",
            RunAsync
        );

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (RestoreWords.Of(call.Arguments) is not { } words)
            return call.Misused(Verb, "Sebutkan folder cadangan dan folder ring kuncinya.");
        var (manifest, wrong) = await RestoreCheck.ManifestAsync(words.Backup, ct);
        if (manifest is null)
            return call.Misused(Verb, wrong!);
        if (manifest.File != "jkn.db")
            return call.Misused(Verb, "Cadangan PostgreSQL diuji dengan pg_restore ke server lain, lalu journal verify; lihat operate.md.");
        var place = Directory.CreateTempSubdirectory("jkn-uji-pulih-").FullName;
        try
        {
            File.Copy(Path.Combine(words.Backup, manifest.File), Path.Combine(place, manifest.File));
            var keys = Directory.CreateDirectory(Path.Combine(place, "keys")).FullName;
            foreach (var key in Directory.EnumerateFiles(words.Keys))
                File.Copy(key, Path.Combine(keys, Path.GetFileName(key)));
            var settings = new Dictionary<string, string?>(call.Settings)
            {
                ["Data:Folder"] = place,
                ["Data:KeyFolder"] = keys,
                ["Data:Provider"] = "Sqlite",
                ["Data:ConnectionString"] = "",
            };
            if (await VerbServices.OpenAsync(call with { Settings = settings }, ct) is not { } services)
                return ExitCodes.Misuse;
            await using var opened = services;
            var fault = await RestoreCheck.RunAsync(services, manifest, ct);
            call.Out.WriteLine(
                fault is null
                    ? $"Cadangan {manifest.At:yyyy-MM-dd HH:mm} UTC dapat dipulihkan: {manifest.Cases} jurnal, {manifest.Entries} entri, "
                        + "rantai utuh, kunci membuka."
                    : $"TIDAK dapat dipulihkan: {fault}"
            );
            return fault is null ? ExitCodes.Done : ExitCodes.Failed;
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }
}
