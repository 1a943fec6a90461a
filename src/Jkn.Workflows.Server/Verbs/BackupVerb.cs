using Jkn.Workflows.Application.Evidence;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// A backup of a running installation: database, regions' files and daily sheets, with a manifest. The key ring goes elsewhere: whoever
/// holds both holds the data in clear.
/// </summary>
internal static class BackupVerb
{
    public static Verb Verb { get; } =
        new("backup", "FOLDER --keys FOLDERKUNCI", "Mencadangkan data yang sedang dipakai; ring kunci ke folder lain.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments is not [var to, "--keys", var keys])
            return call.Misused(Verb, "Sebutkan folder cadangan dan, terpisah, folder untuk ring kunci.");
        (to, keys) = (Path.GetFullPath(to), Path.GetFullPath(keys));
        if (IsWithin(keys, to) || IsWithin(to, keys))
            return call.Misused(Verb, "Ring kunci harus terpisah dari cadangan: pilih folder lain, sebaiknya di tempat lain.");
        if (new[] { to, keys }.FirstOrDefault(f => Directory.Exists(f) && Directory.EnumerateFileSystemEntries(f).Any()) is { } full)
            return call.Misused(Verb, $"Folder {full} sudah berisi.");
        if (await VerbServices.OpenAsync(call, ct) is not { } services)
            return ExitCodes.Misuse;
        await using var opened = services;
        try
        {
            Directory.CreateDirectory(to);
            var backup = services.GetRequiredService<StoreBackup>();
            var manifest = await backup.WriteAsync(to, ProductVersion.Text, DateTimeOffset.UtcNow, ct);
            Copy(call.Folders.Workflows, Path.Combine(to, "workflows"));
            var sheets = call.Configuration.GetSection("Evidence").Get<EvidenceOptions>() ?? new();
            Copy(sheets.FolderIn(call.Folders.Data), Path.Combine(to, "segel"));
            Copy(Path.GetFullPath(services.GetRequiredService<IOptions<DataOptions>>().Value.KeyRing), keys);
            call.Out.WriteLine(
                manifest.Cases > 0 || manifest.Schema.Length > 0
                    ? $"Dicadangkan: {manifest.Cases} jurnal, {manifest.Entries} entri, {manifest.Sheets.Count} buku segel."
                    : $"Dicadangkan: {manifest.File}."
            );
            call.Out.WriteLine($"Ring kunci disalin ke {keys}. Simpan terpisah dari {to}: keduanya bersama-sama membuka semua data.");
            return ExitCodes.Done;
        }
        catch (Exception e) when (e is BackupFailedException or IOException or UnauthorizedAccessException)
        {
            call.Error.WriteLine($"Cadangan GAGAL, jangan dipakai: {e.Message}");
            return ExitCodes.Failed;
        }
    }

    private static bool IsWithin(string inner, string outer) =>
        (inner + Path.DirectorySeparatorChar).StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        if (!Directory.Exists(from))
            return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
