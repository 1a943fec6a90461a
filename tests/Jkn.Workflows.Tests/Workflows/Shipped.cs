using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Folders;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Tests.Domain;

namespace Jkn.Workflows.Tests.Workflows;

/// <summary>Everything under <c>workflows/</c>, as the service reads it.</summary>
internal static class Shipped
{
    private static readonly string root = Path.Combine(Offices.Root, "workflows");
    private static readonly Dictionary<string, string> shared = Texts(Path.Combine(root, "_shared"));

    public static ActivityCatalog Catalog { get; } = ActivityCatalog.Scan(typeof(OfficeFolder).Assembly);

    /// <summary>Folders of regions, by name.</summary>
    public static IReadOnlyList<string> Regions { get; } =
    [
        .. Directory
            .GetDirectories(root)
            .Where(d => File.Exists(Path.Combine(d, RegionJson.RegionFile)))
            .Select(d => Path.GetFileName(d)!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Walk files, relative to the folder of their region.</summary>
    public static IEnumerable<(string Region, string File)> Walks =>
        Regions.SelectMany(region =>
            Texts(Path.Combine(root, region))
                .Keys.Where(file => file.Contains("/walks/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(file => (region, file))
        );

    /// <summary>Definition files, relative to the root of all.</summary>
    public static IEnumerable<string> Definitions =>
        Texts(root)
            .Keys.Where(file =>
                file.Contains("/sops/", StringComparison.Ordinal)
                && !file.Contains("/walks/", StringComparison.Ordinal)
                && Path.GetFileName(file) is ['v', _, ..] name
                && name.EndsWith(".json", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);

    public static string Text(string file) => File.ReadAllText(Path.Combine(root, file));

    private static readonly Dictionary<string, (Office? Office, IReadOnlyList<FileProblem> Problems)> offices = Regions.ToDictionary(
        region => region,
        region => OfficeFolder.Read(Texts(Path.Combine(root, region)), shared, Catalog)
    );

    public static IReadOnlyList<FileProblem> ProblemsOf(string region) => offices[region].Problems;

    public static Office Office(string region) =>
        offices[region].Office ?? throw new InvalidOperationException(string.Join(Environment.NewLine, offices[region].Problems));

    /// <summary>Plays a walk; every line must be well.</summary>
    public static void Play(string region, string file, Action<TrialOffice>? afterEach = null)
    {
        var (walk, problems) = WalkJson.Parse(file, Text($"{region}/{file}"));
        problems.ShouldBeEmpty();
        var lines = WalkPlayer.Play(walk!, Office(region), afterEach).ToList();
        lines.ShouldAllBe(line => line.Ok, string.Join(Environment.NewLine, lines.TakeLast(3).Select(l => l.Text)));
        lines.Count.ShouldBe(walk!.Steps.Length);
    }

    private static Dictionary<string, string> Texts(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .GetFiles(folder, "*.json", SearchOption.AllDirectories)
                .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText)
            : [];
}
