using Jkn.Workflows.Server.Verbs;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Workflows;

/// <summary>The stories whose letters are looked at on paper: typeset, sealed, and read by other people's program.</summary>
public sealed class WalkPapersTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-walks-").FullName;

    [Fact]
    public async Task Every_paper_is_as_its_story_says()
    {
        Tools.NeedTypst();
        Tools.Run("pdftotext", "-v");
        var files = Files().ToList();
        var (output, error) = (new StringWriter(), new StringWriter());
        (await VerbList.RunAsync(["walk", .. files], output, error, TestServer.Ct)).ShouldBe(0, output + error.ToString());
        var covered = files
            .SelectMany(f =>
                System
                    .Text.Json.JsonDocument.Parse(File.ReadAllText(f))
                    .RootElement.GetProperty("covers")
                    .EnumerateArray()
                    .Select(c => c.GetString()!)
            )
            .ToHashSet();
        string[] wanted = ["AC-05", "AC-51", "AC-52", "AC-54", "AC-56", "AC-57", "AC-58", "AC-60", "AC-61", "AC-62", "AC-63"];
        wanted.Except(covered).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("paraf-kasie, paraf-kabid, tanda-tangan", "paraf-kasie, tanda-tangan", "papers.kartu-sementara~p1.signatures")]
    [InlineData("dr. Agus Fiksi, M.Kes.\", \"Pembina", "dr. Agus Lain, M.Kes.\", \"Pembina", "is not in it")]
    public async Task A_paper_that_is_otherwise_ends_the_walk(string was, string other, string says)
    {
        Tools.NeedTypst();
        Tools.Run("pdftotext", "-v");
        var text = File.ReadAllText(Files().Single(f => f.Contains("ac05", StringComparison.Ordinal)));
        text.ShouldContain(was);
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "65.02-malinau")).FullName, "lain.json");
        await File.WriteAllTextAsync(file, text.Replace(was, other, StringComparison.Ordinal), TestServer.Ct);
        var (output, error) = (new StringWriter(), new StringWriter());
        (await VerbList.RunAsync(["walk", file], output, error, TestServer.Ct)).ShouldNotBe(0);
        output.ToString().ShouldContain(says);
    }

    private static IEnumerable<string> Files() =>
        Directory
            .GetFiles(Path.Combine(Domain.Offices.Root, "workflows"), "*.json", SearchOption.AllDirectories)
            .Where(f =>
                f.Contains("walks", StringComparison.Ordinal) && File.ReadAllText(f).Contains("\"papers\"", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
