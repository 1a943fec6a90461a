using System.Collections.Immutable;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Folders;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Domain.Templates;
using Jkn.Workflows.Engine;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Regions;

/// <summary>
/// The regions as their folders say, read once at start. A region with an error in its files is refused with file, line and reason;
/// the others serve. Folders that begin with "_" or "." are no regions: <c>_shared</c> holds what regions have in common.
/// </summary>
internal sealed class WorkflowsFolder
{
    public const string Shared = PrintFiles.Shared;
    private const long MaxFile = 4 * 1024 * 1024;
    private readonly IReadOnlyDictionary<string, string> shared;
    private readonly ActivityCatalog catalog;
    private readonly Typeface? typeface;

    /// <param name="letters">Where the letters' font lies; the shipped one when nothing is set.</param>
    public WorkflowsFolder(Folders folders, ActivityCatalog catalog, IOptions<LetterOptions>? letters = null)
    {
        typeface = FontCoverage.OfFolder((letters?.Value ?? new LetterOptions()).FontFolder)?.Typeface;
        var root = new DirectoryInfo(folders.Workflows);
        var problems = new List<FileProblem>();
        var shared = Texts(new DirectoryInfo(Path.Combine(root.FullName, Shared)), problems);
        (this.shared, this.catalog) = (shared, catalog);
        var read = Subfolders(root).Select(Load).ToArray();
        // What is wrong with a shared file is told once, not for each region that uses it.
        SharedProblems = [.. problems.Concat(read.SelectMany(r => r.Problems.Where(IsShared))).Distinct()];
        Regions = OneRegionEach(read);
    }

    /// <summary>In order of their folders' names, the refused ones among them.</summary>
    public IReadOnlyList<LoadedRegion> Regions { get; }

    /// <summary>What is wrong with files that all regions share.</summary>
    public IReadOnlyList<FileProblem> SharedProblems { get; }

    /// <summary>Every problem once, shared files first.</summary>
    public IEnumerable<FileProblem> Problems => SharedProblems.Concat(Regions.SelectMany(r => r.Problems.Where(p => !IsShared(p))));

    /// <summary>A region in service, by its code or its folder's name.</summary>
    public LoadedRegion? Find(string codeOrFolder) =>
        Regions.FirstOrDefault(r => r.IsLoaded && (r.Region!.Code == codeOrFolder || r.Folder == codeOrFolder));

    /// <summary>A region's files that lie elsewhere, read as if they lay here.</summary>
    public (Office? Office, IReadOnlyList<FileProblem> Problems) Try(IReadOnlyDictionary<string, byte[]> files) =>
        OfficeFolder.Read(
            files
                .Where(f => f.Key.EndsWith(".json", StringComparison.Ordinal))
                .ToDictionary(f => f.Key, f => System.Text.Encoding.UTF8.GetString(f.Value)),
            shared,
            catalog
        );

    private LoadedRegion Load(DirectoryInfo folder)
    {
        var problems = new List<FileProblem>();
        var (office, wrong) = OfficeFolder.Read(Texts(folder, problems), shared, catalog);
        problems.AddRange(wrong);
        if (office is not null && !folder.Name.StartsWith(office.Region.Code, StringComparison.Ordinal))
        {
            problems.Add(
                new FileProblem(RegionJson.RegionFile, "$.code", null, $"Nama folder harus diawali kode wilayah {office.Region.Code}.")
            );
        }
        if (office is not null)
            problems.AddRange(MissingTemplates(office, folder));
        var told = problems
            .Select(p => new FileProblem(IsShared(p) ? p.File : $"{folder.Name}/{p.File}", p.Path, p.Line, p.Reason, p.Severity))
            .ToArray();
        return new(
            folder.Name,
            told.Any(p => p.Severity == ProblemSeverity.Error)
                ? null
                : office! with
                {
                    Typeface = typeface,
                    TemplateHashes = HashesOf(folder),
                },
            told
        );
    }

    /// <summary>Letters that a procedure names and nobody can print: they would stop at Gangguan.</summary>
    private static IEnumerable<FileProblem> MissingTemplates(Office office, DirectoryInfo folder) =>
        from version in office.Sops.All
        from step in version.Definition.Nodes.OfType<SusunSurat>()
        where step.Templat?.LiteralText is { } name && PrintFiles.FolderOf(folder.Parent!.FullName, folder.Name, name) is null
        select new FileProblem(
            $"{version.Folder}/v{version.Version}.json",
            "$",
            null,
            $"Langkah {step.Id} menyebut templat surat \"{step.Templat!.LiteralText}\" yang tidak ada.",
            ProblemSeverity.Warning
        );

    private static bool IsShared(FileProblem problem) => problem.File.StartsWith(Shared + "/", StringComparison.Ordinal);

    // Two folders with one code: which of them is meant is for a person to say, so neither serves.
    private static LoadedRegion[] OneRegionEach(LoadedRegion[] read)
    {
        var twice = read.Where(r => r.IsLoaded)
            .GroupBy(r => r.Region!.Code)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ToHashSet();
        return
        [
            .. read.Select(r =>
                r.IsLoaded && twice.Contains(r.Region!.Code)
                    ? r with
                    {
                        Office = null,
                        Problems =
                        [
                            .. r.Problems,
                            new FileProblem(
                                $"{r.Folder}/{RegionJson.RegionFile}",
                                "$.code",
                                null,
                                $"Kode {r.Region.Code} dipakai lebih dari satu folder."
                            ),
                        ],
                    }
                    : r
            ),
        ];
    }

    /// <summary>Of all that each letter is printed from, as it lies here at start.</summary>
    private static ImmutableDictionary<string, string> HashesOf(DirectoryInfo folder)
    {
        var root = folder.Parent!.FullName;
        return new[] { folder.Name, Shared }
            .Select(f => new DirectoryInfo(Path.Combine(root, f, "letters")))
            .Where(d => d.Exists)
            .SelectMany(d => d.EnumerateDirectories())
            .Select(d => d.Name)
            .Distinct()
            .Select(name => (Name: name, Found: PrintFiles.Letter(root, folder.Name, name)))
            .Where(t => t.Found is not null)
            .ToImmutableDictionary(
                t => t.Name,
                t => LetterHash.Of(t.Found!.Value.Files.SelectMany(f => new[] { f.Key, f.Value })),
                StringComparer.Ordinal
            );
    }

    /// <summary>All JSON files below a folder: relative path with '/' to text.</summary>
    private static Dictionary<string, string> Texts(DirectoryInfo folder, List<FileProblem> problems)
    {
        var texts = new Dictionary<string, string>();
        if (!folder.Exists)
            return texts;
        foreach (var file in folder.EnumerateFiles("*.json", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (Read(file) is { } text)
                texts[name] = text;
            else
                problems.Add(
                    new FileProblem(
                        folder.Name == Shared ? $"{Shared}/{name}" : name,
                        "$",
                        null,
                        "Berkas tidak dapat dibaca, atau terlalu besar."
                    )
                );
        }
        return texts;
    }

    private static string? Read(FileInfo file)
    {
        try
        {
            return file.Length <= MaxFile ? File.ReadAllText(file.FullName) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<DirectoryInfo> Subfolders(DirectoryInfo root) =>
        !root.Exists
            ? []
            : root.EnumerateDirectories().Where(d => d.Name[0] is not ('_' or '.')).OrderBy(d => d.Name, StringComparer.Ordinal);
}
