using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Trials;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>
/// Plays people through cases as walk files say, each in a fresh office in memory with a clock of its own. One line for each step; the
/// first difference of a walk ends it, and the verb exits non-zero. A file belongs to the region whose folder it lies in. Letters are
/// typeset and sealed where a walk expects something of their papers; their texts are read by pdftotext, where it is installed.
/// </summary>
internal static class WalkVerb
{
    public static Verb Verb { get; } =
        new("walk", "[FILE…]", "Memainkan berkas walk yang disebut, atau semua di bawah workflows/.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var folders = call.Folders;
        var regions = new WorkflowsFolder(folders, RegionsSetup.Catalog());
        foreach (var problem in regions.Problems.Where(p => p.Severity == Domain.Json.ProblemSeverity.Error))
            await call.Error.WriteLineAsync(problem.ToString());
        var files = call.Arguments.Count > 0 ? [.. call.Arguments.Select(Path.GetFullPath)] : All(folders.Workflows).ToList();
        if (files.Count == 0)
            return call.Misused(Verb, "Tidak ada berkas walk.");
        var (passed, failed) = (0, 0);
        var options = call.Configuration.GetSection("Letters").Get<LetterOptions>() ?? new LetterOptions();
        using var renderer = new TypstRenderer(Options.Create(options));
        var papers = new WalkPapers(new LetterJobs(regions, folders, options), renderer, PdfText.OfAsync);
        foreach (var file in files)
        {
            if (await PlayAsync(call, file, regions, papers, ct))
                passed++;
            else
                failed++;
        }
        await call.Out.WriteLineAsync($"{passed} walk lulus, {failed} gagal");
        return failed == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<bool> PlayAsync(VerbCall call, string file, WorkflowsFolder regions, WalkPapers papers, CancellationToken ct)
    {
        if (!File.Exists(file))
            return await FailAsync(call, file, "berkas tidak ada");
        var folder = file.Split(Path.DirectorySeparatorChar).Reverse().FirstOrDefault(part => regions.Find(part) is not null);
        if (folder is null)
            return await FailAsync(call, file, "tidak terletak di folder daerah yang dilayani");
        var (walk, problems) = WalkJson.Parse(Path.GetFileName(file), await File.ReadAllTextAsync(file, ct));
        if (walk is null)
            return await FailAsync(call, file, string.Join("; ", problems));
        await call.Out.WriteLineAsync($"{folder}: {walk.Name} ({string.Join(", ", walk.Covers)})");
        await foreach (var line in papers.PlayAsync(walk, regions.Find(folder)!.Office!, ct))
        {
            await call.Out.WriteLineAsync($"  {line.Text}");
            if (!line.Ok)
                return false;
        }
        return true;
    }

    private static async Task<bool> FailAsync(VerbCall call, string file, string why)
    {
        await call.Out.WriteLineAsync($"{Path.GetFileName(file)}: {why}");
        return false;
    }

    private static IEnumerable<string> All(string workflows) =>
        !Directory.Exists(workflows)
            ? []
            : Directory
                .EnumerateFiles(workflows, "*.json", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "walks")
                .Order(StringComparer.Ordinal);
}
