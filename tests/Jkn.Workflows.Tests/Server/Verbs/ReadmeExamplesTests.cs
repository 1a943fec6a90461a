using System.Diagnostics;
using System.Text.RegularExpressions;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Verbs;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Verbs;

/// <summary>
/// Every example of the README that calls a verb, run as a process from the repository's root, in order. Only where it writes is another
/// place: the data folder and, for verbs that write into it, a copy of <c>workflows</c>.
/// </summary>
public sealed partial class ReadmeExamplesTests : IDisposable
{
    private const string Command = "dotnet run --project src/Jkn.Workflows.Server";

    /// <summary>Not run here, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        [Command] = "it starts the server until somebody stops it",
        [$"{Command} -- health http://localhost:5080"] = "it asks a server that runs, which port 5080 of a test machine need not have",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("jkn-readme-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_verb_has_an_example()
    {
        var examples = Examples().Select(e => e[Command.Length..].Replace(" -- ", "", StringComparison.Ordinal)).ToArray();

        VerbList
            .All.Select(v => v.Name)
            .Where(name => !examples.Any(e => e == name || e.StartsWith(name + " ", StringComparison.Ordinal)))
            .ShouldBeEmpty();
        Exempt.Keys.ShouldBeSubsetOf(Examples());
    }

    [Fact]
    public async Task Every_example_runs_from_the_repositorys_root()
    {
        Tools.NeedTypst();
        CopyWorkflows();
        var before = Directory.GetFileSystemEntries(Offices.Root).ToHashSet();
        try
        {
            foreach (var example in Examples().Where(e => !Exempt.ContainsKey(e)))
            {
                var words = Words(example[(Command.Length + " -- ".Length)..]);

                var (exit, output) = await RunAsync(["exec", ServerProcess.Program, .. words], Offices.Root, Elsewhere());

                exit.ShouldBe(ExitCodes.Done, $"{example}\n{output}");
                if (words.IndexOf("-o") is >= 0 and var at)
                    Path.Exists(Path.Combine(Offices.Root, words[at + 1])).ShouldBeTrue(example);
            }
        }
        finally
        {
            foreach (var written in Directory.GetFileSystemEntries(Offices.Root).Where(e => !before.Contains(e)))
            {
                if (Directory.Exists(written))
                    Directory.Delete(written, recursive: true);
                else
                    File.Delete(written);
            }
        }
    }

    [Fact]
    public async Task Dotnet_run_works_where_the_person_stands()
    {
        var (own, configuration) = (Path.Combine(Offices.Root, "workflows", "65.02-malinau"), Configuration());
        var project = Path.Combine(Offices.Root, "src", "Jkn.Workflows.Server");
        string[] run = ["run", "--no-build", "-c", configuration, "--project", project, "--"];

        var (exit, output) = await RunAsync(
            [.. run, "walk", Path.Combine("sops", "kis-pbi-daerah", "walks", "ac03-kartu-biasa.json")],
            own,
            []
        );

        exit.ShouldBe(ExitCodes.Done, output);
        output.ShouldContain("1 walk lulus, 0 gagal");
    }

    private static IReadOnlyList<string> Examples() =>
        [.. Line().Matches(File.ReadAllText(Path.Combine(Offices.Root, "README.md")).ReplaceLineEndings("\n")).Select(m => m.Value)];

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value.Trim('"'))];

    private static string Configuration() =>
        ServerProcess.Program.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";

    private Dictionary<string, string?> Elsewhere() =>
        new() { ["Data__Folder"] = Path.Combine(folder, "data"), ["Workflows__Folder"] = Path.Combine(folder, "workflows") };

    private static async Task<(int Exit, string Output)> RunAsync(
        IEnumerable<string> words,
        string standingIn,
        Dictionary<string, string?> environment
    )
    {
        var start = new ProcessStartInfo("dotnet", words)
        {
            WorkingDirectory = standingIn,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestServer.Ct);
        var output = await process.StandardOutput.ReadToEndAsync(TestServer.Ct);
        await process.WaitForExitAsync(TestServer.Ct);
        return (process.ExitCode, output + await errors);
    }

    private void CopyWorkflows()
    {
        var from = Path.Combine(Offices.Root, "workflows");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, "workflows", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex("^dotnet run --project src/Jkn\\.Workflows\\.Server( -- .+)?$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
