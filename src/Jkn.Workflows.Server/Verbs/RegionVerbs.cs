using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Data;
using Jkn.Workflows.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Writes a new region's folder from an existing one, with the list of what its office has to decide.</summary>
internal static class RegionCloneVerb
{
    public static Verb Verb { get; } =
        new(
            "region clone",
            "REGION NEWCODE NAME [--province TEXT] [--zone ZONE] [--agency TEXT] [--unit TEXT]",
            "Membuat folder daerah baru dari daerah yang ada, beserta daftar yang harus diputuskan.",
            Run
        );

    private static async Task<int> Run(VerbCall call, CancellationToken ct)
    {
        var words = call.Arguments.ToList();
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, _) in RegionClone.Own)
        {
            if (words.IndexOf($"--{key}") is var at and >= 0)
            {
                if (at + 1 >= words.Count)
                    return call.Misused(Verb, $"Sebutkan nilai untuk --{key}.");
                own[key] = words[at + 1];
                words.RemoveRange(at, 2);
            }
        }
        if (words.Find(w => w.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
            return call.Misused(Verb, $"Pilihan {unknown} tidak dikenal.");
        if (words.Count < 3)
            return call.Misused(Verb, "Sebutkan daerah asal, kode baru dan namanya.");
        var (from, code, name) = (words[0], words[1], string.Join(' ', words.Skip(2)));
        if (RegionClone.Check(code, name, own) is { } wrong)
            return call.Misused(Verb, wrong.Message);
        var folders = call.Folders;
        var all = new WorkflowsFolder(folders, RegionsSetup.Catalog());
        if (all.Find(from) is not { } source)
            return call.Misused(Verb, $"Daerah \"{from}\" tidak dilayani. Yang ada: {RegionFolders.Served(all)}.");
        if (folders.HasRegion(code))
            return call.Misused(Verb, $"Daerah {code} sudah ada.");
        var files = RegionClone.Make(
            new DirectoryInfo(Path.Combine(folders.Workflows, source.Folder)),
            source.Region!.Code,
            code,
            name,
            own
        );
        var folder = await RegionFolders.WriteAsync(folders, RegionClone.Folder(code, name), files, ct);
        call.Out.WriteLine(
            $"{folder}: {files.Count} berkas. Yang harus diputuskan ada di {RegionClone.Questions}. Server melayaninya setelah "
                + "dijalankan ulang."
        );
        return ExitCodes.Done;
    }
}

/// <summary>A region's zip: a new region becomes a folder; of one that is served here, the procedures become drafts in the store.</summary>
internal static class RegionImportVerb
{
    public static Verb Verb { get; } =
        new("region import", "FILE", "Memasang daerah baru dari zip; untuk daerah yang sudah ada, SOP-nya masuk sebagai draf.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments is not [var file])
            return call.Misused(Verb, "Sebutkan satu berkas zip.");
        if (!File.Exists(file))
            return call.Misused(Verb, $"Berkas {file} tidak ada.");
        var zip = await File.ReadAllBytesAsync(file, ct);
        var (name, files, problem) = RegionArchive.Read(zip);
        if (problem is not null)
            return Failed(call, problem);
        var folders = call.Folders;
        var all = new WorkflowsFolder(folders, RegionsSetup.Catalog());
        var (office, wrong) = all.Try(files);
        if (office is null)
            return Failed(call, string.Join(Environment.NewLine, wrong.Where(p => p.Severity == Domain.Json.ProblemSeverity.Error)));
        if (!name.StartsWith(office.Region.Code, StringComparison.Ordinal))
            return Failed(call, $"Nama folder di dalam zip harus diawali kode wilayah {office.Region.Code}.");
        if (all.Find(office.Region.Code) is null)
        {
            if (folders.HasRegion(office.Region.Code))
                return Failed(call, $"Folder daerah {office.Region.Code} sudah ada, tetapi tidak dilayani; lihat perintah sops.");
            call.Out.WriteLine(
                $"{await RegionFolders.WriteAsync(folders, name, files, ct)}: {files.Count} berkas. Server melayaninya setelah "
                    + "dijalankan ulang."
            );
            return ExitCodes.Done;
        }
        await using var provider = await RegionFolders.StoreAsync(call, ct);
        var (done, refusal) = await provider
            .GetRequiredService<RegionImport>()
            .RunAsync(zip, new("verb", "Perintah region import", office.Region.Code, [Domain.Words.Roles.Admin]), ct);
        if (done is null)
            return Failed(call, refusal!.Message);
        call.Out.WriteLine($"Draf: {RegionFolders.List(done.Drafts)}. Sudah sama: {RegionFolders.List(done.Same)}.");
        if (done.OtherFiles.Count > 0)
            call.Out.WriteLine($"Berkas pengaturan yang berbeda dan tidak diubah: {RegionFolders.List(done.OtherFiles)}.");
        return ExitCodes.Done;
    }

    private static int Failed(VerbCall call, string why)
    {
        call.Error.WriteLine(why);
        return ExitCodes.Failed;
    }
}

/// <summary>What the verbs of regions share.</summary>
internal static class RegionFolders
{
    public static string Served(WorkflowsFolder all) => List(all.Regions.Where(r => r.IsLoaded).Select(r => r.Region!.Code));

    public static string List(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "tidak ada";

    public static async Task<string> WriteAsync(
        Folders folders,
        string name,
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken ct
    )
    {
        var folder = Path.Combine(folders.Workflows, name);
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, ct);
        }
        return folder;
    }

    /// <summary>The store with everything that a draft needs.</summary>
    public static async Task<ServiceProvider> StoreAsync(VerbCall call, CancellationToken ct)
    {
        var provider = await VerbServices.BuildAsync(
            call,
            ct,
            services =>
                services
                    .AddSingleton<StoredShelf>()
                    .AddSingleton<Offices>()
                    .AddSingleton<OfficeDesk>()
                    .AddSingleton<SopChecks>()
                    .AddSingleton<SopPrints>()
                    .AddSingleton<SopDesk>()
                    .AddLetters()
                    .AddStudioCore()
        );
        await provider.GetRequiredService<Offices>().LoadAsync(ct);
        return provider;
    }
}

/// <summary>One version of a procedure, or a whole region, out of the store into a file.</summary>
internal static class SopExportVerb
{
    public static Verb Verb { get; } =
        new(
            "sop export",
            "REGION [SOP [VERSION]] -o FILE",
            "Menulis satu definisi (JSON), atau seluruh daerah (zip), seperti yang tersimpan.",
            RunAsync
        );

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var words = call.Arguments.ToList();
        if (words.IndexOf("-o") is var at && (at < 0 || at + 1 >= words.Count))
            return call.Misused(Verb, "Sebutkan berkas hasil dengan -o.");
        var output = words[at + 1];
        words.RemoveRange(at, 2);
        if (words.Count is 0 or > 3)
            return call.Misused(Verb, "Sebutkan daerah.");
        await using var provider = await VerbServices.BuildAsync(call, ct);
        var folder = provider.GetRequiredService<WorkflowsFolder>();
        if (folder.Find(words[0]) is not { Region: { } region } loaded)
            return call.Misused(Verb, $"Daerah \"{words[0]}\" tidak dilayani. Yang ada: {RegionFolders.Served(folder)}.");
        if (Path.GetDirectoryName(Path.GetFullPath(output)) is { } target && !Directory.Exists(target))
            return call.Misused(Verb, $"Folder {target} tidak ada.");
        await using var db = await provider.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(ct);
        var rows = await db.Sops.AsNoTracking().Where(s => s.Region == region.Code).ToListAsync(ct);
        if (words.Count == 1)
        {
            await File.WriteAllBytesAsync(
                output,
                RegionArchive.Pack(
                    new DirectoryInfo(Path.Combine(provider.GetRequiredService<Folders>().Workflows, loaded.Folder)),
                    rows,
                    loaded.Office!.Sops
                ),
                ct
            );
            call.Out.WriteLine($"{output}: daerah {region.Code}, {rows.Count} versi");
            return ExitCodes.Done;
        }
        var found = rows.Where(r =>
                (r.Key == words[1] || r.DefinitionId == words[1])
                && (words.Count < 3 || words[2] == r.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            )
            .MaxBy(r => r.Version);
        if (found is null)
            return call.Misused(
                Verb,
                $"SOP \"{words[1]}\" tidak tersimpan. Yang ada: "
                    + $"{string.Join(", ", rows.Select(r => r.Key).Distinct().Order(StringComparer.Ordinal))}."
            );
        await File.WriteAllBytesAsync(
            output,
            SopFile.Write(found, StoredVersions.Read(found, loaded.Office!.Sops, RegionsSetup.Catalog()).Sheet),
            ct
        );
        call.Out.WriteLine($"{output}: {found.VersionId} ({found.State}) dengan lembar SOP, sidik {found.ContentHash}");
        return ExitCodes.Done;
    }
}

/// <summary>A definition from a file into the store, as a draft. A running server shows it within a minute.</summary>
internal static class SopImportVerb
{
    public static Verb Verb { get; } = new("sop import", "REGION FILE", "Memasukkan satu definisi dari berkas sebagai draf.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Arguments is not [var code, var file])
            return call.Misused(Verb, "Sebutkan daerah dan berkas.");
        if (!File.Exists(file))
            return call.Misused(Verb, $"Berkas {file} tidak ada.");
        await using var provider = await RegionFolders.StoreAsync(call, ct);
        if (provider.GetRequiredService<Offices>().Find(code) is null)
            return call.Misused(
                Verb,
                $"Daerah \"{code}\" tidak dilayani. Yang ada: {RegionFolders.Served(provider.GetRequiredService<WorkflowsFolder>())}."
            );
        var (row, changed, refusal) = await provider
            .GetRequiredService<DefinitionWriter>()
            .ImportAsync(await File.ReadAllBytesAsync(file, ct), new("verb", "Perintah sop import", code, [Domain.Words.Roles.Admin]), ct);
        if (refusal is null)
            call.Out.WriteLine($"{row!.VersionId}: {(changed ? "tersimpan sebagai draf" : "isinya sama dengan yang tersimpan")}");
        else
            call.Error.WriteLine(refusal.Message);
        return refusal is null ? ExitCodes.Done : ExitCodes.Failed;
    }
}
