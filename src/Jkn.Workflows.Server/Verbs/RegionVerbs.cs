using System.Text.RegularExpressions;
using Jkn.Workflows.Data;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Letters;
using Jkn.Workflows.Server.Regions;
using Jkn.Workflows.Server.Sops;
using Jkn.Workflows.Server.Studio;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Writes a new region's folder from an existing one, with the list of what its office has to decide.</summary>
internal static partial class RegionCloneVerb
{
    public static Verb Verb { get; } = new("region clone", "REGION NEWCODE NAME", "Membuat folder daerah baru dari daerah yang ada, beserta daftar yang harus diputuskan.", Run);

    private static async Task<int> Run(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments.Count < 3) return call.Misused(Verb, "Sebutkan daerah asal, kode baru dan namanya.");
        var (from, code) = (call.Arguments[0], call.Arguments[1]);
        if (!Code().IsMatch(code)) return call.Misused(Verb, $"\"{code}\" bukan kode wilayah (NN.NN).");
        var folders = Folders.OfProcess();
        var all = new WorkflowsFolder(folders, RegionsSetup.Catalog());
        if (all.Find(from) is not { } source) return call.Misused(Verb, $"Daerah \"{from}\" tidak dilayani.");
        if (all.Find(code) is not null || Directory.EnumerateDirectories(folders.Workflows, code + "*").Any()) return call.Misused(Verb, $"Daerah {code} sudah ada.");
        var name = string.Join(' ', call.Arguments.Skip(2));
        var folder = Path.Combine(folders.Workflows, $"{code}-{Slug().Replace(name.ToLowerInvariant(), "-").Trim('-')}");
        var files = RegionClone.Make(new DirectoryInfo(Path.Combine(folders.Workflows, source.Folder)), source.Region!.Code, code, name);
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, ct);
        }
        call.Out.WriteLine($"{folder}: {files.Count} berkas. Yang harus diputuskan ada di {RegionClone.Questions}. Server melayaninya setelah dijalankan ulang.");
        return ExitCodes.Done;
    }

    [GeneratedRegex(@"^\d{2}\.\d{2}$")]
    private static partial Regex Code();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Slug();
}

/// <summary>One version of a procedure, or a whole region, out of the store into a file.</summary>
internal static class SopExportVerb
{
    public static Verb Verb { get; } = new("sop export", "REGION [SOP [VERSION]] -o FILE", "Menulis satu definisi (JSON), atau seluruh daerah (zip), seperti yang tersimpan.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var words = call.Arguments.ToList();
        if (words.IndexOf("-o") is var at && (at < 0 || at + 1 >= words.Count)) return call.Misused(Verb, "Sebutkan berkas hasil dengan -o.");
        var output = words[at + 1];
        words.RemoveRange(at, 2);
        if (words.Count is 0 or > 3) return call.Misused(Verb, "Sebutkan daerah.");
        await using var provider = await VerbServices.BuildAsync(ct);
        var folder = provider.GetRequiredService<WorkflowsFolder>();
        if (folder.Find(words[0]) is not { Region: { } region } loaded) return call.Misused(Verb, $"Daerah \"{words[0]}\" tidak dilayani.");
        await using var db = await provider.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
        var rows = await db.Sops.AsNoTracking().Where(s => s.Region == region.Code).ToListAsync(ct);
        if (words.Count == 1)
        {
            await File.WriteAllBytesAsync(output, RegionArchive.Pack(new DirectoryInfo(Path.Combine(provider.GetRequiredService<Folders>().Workflows, loaded.Folder)), rows, loaded.Office!.Sops), ct);
            call.Out.WriteLine($"{output}: daerah {region.Code}, {rows.Count} versi");
            return ExitCodes.Done;
        }
        var found = rows.Where(r => (r.Key == words[1] || r.DefinitionId == words[1]) && (words.Count < 3 || words[2] == r.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))).MaxBy(r => r.Version);
        if (found is null) return call.Misused(Verb, $"SOP \"{words[1]}\" tidak tersimpan. Yang ada: {string.Join(", ", rows.Select(r => r.Key).Distinct().Order(StringComparer.Ordinal))}.");
        await File.WriteAllTextAsync(output, found.Json, ct);
        call.Out.WriteLine($"{output}: {found.VersionId} ({found.State}), sidik {found.ContentHash}");
        return ExitCodes.Done;
    }
}

/// <summary>A definition from a file into the store, as a draft. A running server shows it within a minute.</summary>
internal static class SopImportVerb
{
    public static Verb Verb { get; } = new("sop import", "REGION FILE", "Memasukkan satu definisi dari berkas sebagai draf.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments is not [var code, var file]) return call.Misused(Verb, "Sebutkan daerah dan berkas.");
        if (!File.Exists(file)) return call.Misused(Verb, $"Berkas {file} tidak ada.");
        await using var provider = await VerbServices.BuildAsync(ct, services => services.AddSingleton<Offices>().AddSingleton<SopChecks>().AddSingleton<SopPrints>().AddSingleton<SopDesk>().AddLetters().AddStudioCore());
        await provider.GetRequiredService<Offices>().LoadAsync(ct);
        if (provider.GetRequiredService<Offices>().Find(code) is null) return call.Misused(Verb, $"Daerah \"{code}\" tidak dilayani.");
        var (versionId, refusal) = await provider.GetRequiredService<DefinitionWriter>().ImportAsync(await File.ReadAllBytesAsync(file, ct), new("verb", "Perintah sop import", code, [Domain.Cases.Roles.Admin]), ct);
        if (refusal is null) call.Out.WriteLine($"{versionId}: tersimpan sebagai draf");
        else call.Error.WriteLine(refusal.Message);
        return refusal is null ? ExitCodes.Done : ExitCodes.Failed;
    }
}
