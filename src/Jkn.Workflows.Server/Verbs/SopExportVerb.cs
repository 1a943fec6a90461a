using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Data;
using Jkn.Workflows.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Verbs;

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
