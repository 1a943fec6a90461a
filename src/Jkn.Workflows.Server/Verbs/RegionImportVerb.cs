using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

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
