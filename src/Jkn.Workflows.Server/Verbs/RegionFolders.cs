using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;

namespace Jkn.Workflows.Server.Verbs;

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
