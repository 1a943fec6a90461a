using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Server.Hosting;

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
