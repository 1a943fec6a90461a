using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Regions;

/// <summary>
/// The regions as their folders say, read once at start. A region with an error in its files is refused with file, line and reason;
/// the others serve. Folders that begin with "_" or "." are no regions: <c>_shared</c> holds what regions have in common.
/// </summary>
internal sealed class WorkflowsFolder
{
    public const string Shared = "_shared", CalendarsFolder = "calendars";
    private const long MaxFile = 4 * 1024 * 1024;

    public WorkflowsFolder(Folders folders)
    {
        var problems = new List<FileProblem>();
        var calendars = Calendars(folders.Workflows, problems);
        SharedProblems = problems;
        Regions = OneRegionEach([.. Subfolders(folders.Workflows).Select(folder => Load(folder, calendars))]);
    }

    /// <summary>In order of their folders' names, the refused ones among them.</summary>
    public IReadOnlyList<LoadedRegion> Regions { get; }

    /// <summary>What is wrong with files that all regions share.</summary>
    public IReadOnlyList<FileProblem> SharedProblems { get; }

    /// <summary>A region in service, by its code or its folder's name.</summary>
    public LoadedRegion? Find(string codeOrFolder) => Regions.FirstOrDefault(r => r.IsLoaded && (r.Region!.Code == codeOrFolder || r.Folder == codeOrFolder));

    private static LoadedRegion Load(DirectoryInfo folder, IReadOnlyDictionary<string, NationalCalendar> calendars)
    {
        var problems = new List<FileProblem>();
        var texts = new Dictionary<string, string>();
        foreach (var file in folder.EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (Read(file, file.Name, problems) is { } text) texts[file.Name] = text;
        }
        var (region, wrong) = RegionJson.Parse(texts);
        problems.AddRange(wrong);
        if (region is not null && !folder.Name.StartsWith(region.Code, StringComparison.Ordinal))
        {
            problems.Add(new FileProblem(RegionJson.RegionFile, "$.code", null, $"Nama folder harus diawali kode wilayah {region.Code}."));
        }
        return new(folder.Name, problems.Any(p => p.Severity == ProblemSeverity.Error) ? null : region, problems, calendars);
    }

    // Two folders with one code: which of them is meant is for a person to say, so neither serves.
    private static IReadOnlyList<LoadedRegion> OneRegionEach(IReadOnlyList<LoadedRegion> read)
    {
        var twice = read.Where(r => r.IsLoaded).GroupBy(r => r.Region!.Code).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return [.. read.Select(r => r.IsLoaded && twice.Contains(r.Region!.Code)
            ? r with { Region = null, Problems = [.. r.Problems, new FileProblem(RegionJson.RegionFile, "$.code", null, $"Kode {r.Region.Code} dipakai lebih dari satu folder.")] }
            : r)];
    }

    private static Dictionary<string, NationalCalendar> Calendars(string root, List<FileProblem> problems)
    {
        var folder = new DirectoryInfo(Path.Combine(root, Shared, CalendarsFolder));
        var calendars = new Dictionary<string, NationalCalendar>();
        if (!folder.Exists) return calendars;
        foreach (var file in folder.EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var name = $"{Shared}/{CalendarsFolder}/{file.Name}";
            if (Read(file, name, problems) is not { } text) continue;
            var (calendar, wrong) = CalendarJson.Parse(name, text);
            problems.AddRange(wrong);
            if (calendar is not null) calendars[file.Name] = calendar;
        }
        return calendars;
    }

    private static string? Read(FileInfo file, string name, List<FileProblem> problems)
    {
        try
        {
            if (file.Length <= MaxFile) return File.ReadAllText(file.FullName);
            problems.Add(new FileProblem(name, "$", null, "Berkas terlalu besar."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new FileProblem(name, "$", null, "Berkas tidak dapat dibaca."));
        }
        return null;
    }

    private static IEnumerable<DirectoryInfo> Subfolders(string root) => !Directory.Exists(root) ? [] : new DirectoryInfo(root)
        .EnumerateDirectories().Where(d => d.Name[0] is not ('_' or '.')).OrderBy(d => d.Name, StringComparer.Ordinal);
}
