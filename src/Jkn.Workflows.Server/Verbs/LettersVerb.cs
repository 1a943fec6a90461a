using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Trials;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Server.Hosting;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Everything that is printed, as files to look at: a letter at each stage of its life, and every region's procedures.</summary>
internal static class LettersVerb
{
    /// <summary>The acceptance scenario whose walk is shown; the walk files say which of them plays it.</summary>
    private const string Story = "AC-05";

    public static Verb Verb { get; } =
        new(
            "letters",
            "demo [WALK.json] -o DIR",
            "Menulis contoh ke sebuah folder: surat pada tiap tahap, SOP, Standar Pelayanan, alur dan perbandingan versi semua daerah.",
            RunAsync
        );

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var words = call.Arguments.ToList();
        var at = words.IndexOf("-o");
        if (words.Count == 0 || words[0] != "demo" || at < 0 || at + 1 >= words.Count)
            return call.Misused(Verb, "Diharapkan: demo -o FOLDER.");
        var output = Directory.CreateDirectory(words[at + 1]).FullName;
        words.RemoveRange(at, 2);
        var folders = call.Folders;
        var regions = new WorkflowsFolder(folders, RegionsSetup.Catalog());
        var options = call.Configuration.GetSection("Letters").Get<LetterOptions>() ?? new LetterOptions();
        using var renderer = new TypstRenderer(Options.Create(options));
        try
        {
            if (Told(words.ElementAtOrDefault(1), folders, regions) is not var (region, walk))
                return call.Misused(Verb, $"Tidak ada walk untuk {Story}.");
            var letters = new DemoLetters(new LetterJobs(regions, folders, options), renderer, Path.Combine(output, "kunci-contoh"));
            await letters.WriteAsync(walk, region.Office!, Path.Combine(output, "surat"), call.Out, ct);
            foreach (var one in regions.Regions.Where(r => r.IsLoaded))
                await SheetsAsync(one, folders.Workflows, renderer, Path.Combine(output, one.Folder), call.Out, ct);
            return ExitCodes.Done;
        }
        catch (Exception e) when (e is TypesetException or IOException or UnauthorizedAccessException)
        {
            call.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
    }

    private static (LoadedRegion Region, Walk Walk)? Told(string? named, Folders folders, WorkflowsFolder regions)
    {
        IEnumerable<string> files = named is not null
            ? [Path.GetFullPath(named)]
            : Directory
                .EnumerateFiles(folders.Workflows, "*.json", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "walks")
                .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var walk = WalkJson.Parse(Path.GetFileName(file), File.ReadAllText(file)).Walk;
            if (walk is null || named is null && !walk.Covers.Contains(Story))
                continue;
            if (file.Split(Path.DirectorySeparatorChar).Reverse().Select(regions.Find).FirstOrDefault(r => r is not null) is { } region)
                return (region, walk);
        }
        return null;
    }

    private static async Task SheetsAsync(
        LoadedRegion region,
        string workflows,
        TypstRenderer renderer,
        string output,
        TextWriter told,
        CancellationToken ct
    )
    {
        Directory.CreateDirectory(output);
        var office = region.Office!;
        foreach (var version in office.Sops.All.GroupBy(v => v.Key).Select(g => g.MaxBy(v => v.Version)!))
        {
            foreach (var form in SopPrint.FormsOf(version))
                await DemoLetters.WriteAsync(
                    Path.Combine(output, $"{version.Key}-{form}.pdf"),
                    (await renderer.RenderAsync(SopPrint.Sheet(form, version, office, workflows), ct)).Pdf,
                    told,
                    ct
                );
            var after = Changed(version);
            await DemoLetters.WriteAsync(
                Path.Combine(output, $"{version.Key}-redline.pdf"),
                (await renderer.RenderAsync(SopPrint.Redline(version, after, office, workflows), ct)).Pdf,
                told,
                ct
            );
        }
    }

    /// <summary>A version that nobody decided, to have something to compare: one step has another name.</summary>
    private static SopVersion Changed(SopVersion version)
    {
        var step = version.Definition.Nodes.OfType<Domain.Steps.WorkActivity>().FirstOrDefault(w => w.Title.Length > 8)?.Title;
        if (step is null)
            return version;
        var text = version
            .Definition.Source.GetRawText()
            .Replace($"\"{step}\"", $"\"{step} (contoh perubahan)\"", StringComparison.Ordinal);
        return ElsaJson.Parse(text, RegionsSetup.Catalog()).Definition is { } definition
            ? version with
            {
                Definition = definition,
                Hash = definition.ContentHash,
                Version = version.Version + 1,
                Label = "contoh",
                State = SopState.Draf,
                EffectiveFrom = null,
            }
            : version;
    }
}
