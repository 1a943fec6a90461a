using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Publishing;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Folders;

/// <summary>
/// What a region has of the shared folder because its own says nothing of it: books, a way to complain, procedures. A folder or code of the
/// region's own replaces the shared one of the same name.
/// </summary>
internal static class SharedFiles
{
    /// <summary>Stands in shared procedures where the region's code belongs: each region's versions have ids of their own.</summary>
    private const string CodeHere = "{kodeWilayah}";

    /// <summary>The region with the shared books, and the shared way to complain where its document names none.</summary>
    public static Region Under(Region region, IReadOnlyDictionary<string, string> shared, List<FileProblem> problems)
    {
        if (Root(shared, RegionJson.RegistersFile, problems) is { } books)
            region = region with
            {
                Registers =
                [
                    .. region.Registers,
                    .. PeopleJson.Registers(books).Where(b => region.Registers.All(own => own.Code != b.Code)),
                ],
            };
        if (ReferenceEquals(region.Complaints, ComplaintSettings.Silent) && Root(shared, "complaints.json", problems) is { } complaints)
            region = region with { Complaints = ComplaintSettings.Read(complaints) };
        return region;
    }

    /// <summary>
    /// Every procedure of the region, and the shared ones it does not replace. A shared one that cannot run here (a role this office does
    /// not have) is left out: nobody drew it for this region.
    /// </summary>
    public static SopShelf Shelf(
        Region region,
        IReadOnlyDictionary<string, string> files,
        IReadOnlyDictionary<string, string> shared,
        ActivityCatalog catalog,
        List<FileProblem> problems
    )
    {
        var own = Folders(files).ToList();
        var versions = own.SelectMany(f => SopFolder.Read(f.Folder, f.Files, catalog, problems)).ToList();
        foreach (var twice in versions.GroupBy(v => v.Id).Where(same => same.Count() > 1))
            problems.Add(new("sops", "$.id", null, $"Id versi \"{twice.Key}\" dipakai lebih dari satu definisi."));
        var common = Folders(shared)
            .Where(s => own.TrueForAll(o => o.Folder != s.Folder))
            .SelectMany(f => SopFolder.Read($"_shared/{f.Folder}", Here(f.Files, region), catalog, problems))
            .Where(v => versions.TrueForAll(o => o.Id != v.Id));
        var all = versions.Concat(common).DistinctBy(v => v.Id).ToList();
        var shelf = new SopShelf(all);
        return new SopShelf(all.Where(v => !v.Folder.StartsWith("_shared/", StringComparison.Ordinal) || Runs(v, shelf, region)));
    }

    private static bool Runs(SopVersion version, SopShelf shelf, Region region) =>
        SopRules.Check(version, shelf, region).All(p => p.IsWarning);

    private static Dictionary<string, string> Here(Dictionary<string, string> files, Region region) =>
        files.ToDictionary(f => f.Key, f => f.Value.Replace(CodeHere, region.Code, StringComparison.Ordinal));

    private static JsonObject? Root(IReadOnlyDictionary<string, string> shared, string file, List<FileProblem> problems) =>
        shared.TryGetValue(file, out var text) ? JsonObject.Root($"_shared/{file}", text, problems) : null;

    private static IEnumerable<(string Folder, Dictionary<string, string> Files)> Folders(IReadOnlyDictionary<string, string> files) =>
        files
            .Select(f => (Parts: f.Key.Split('/'), f.Value))
            .Where(f => f.Parts is ["sops", _, _])
            .GroupBy(f => f.Parts[1])
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => ($"sops/{g.Key}", g.ToDictionary(f => f.Parts[2], f => f.Value)));
}
