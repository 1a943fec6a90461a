using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Domain.Notices;
using Jkn.Workflows.Domain.Publishing;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Segments;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Surveys;
using Jkn.Workflows.Domain.Templates;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Folders;

/// <summary>
/// A region's whole folder as texts (relative path with '/' → text), with what all regions share, turned into an <see cref="Office"/>.
/// Never throws for bad input; the office is null when an error stands among the problems.
/// </summary>
public static class OfficeFolder
{
    public static (Office? Office, IReadOnlyList<FileProblem> Problems) Read(
        IReadOnlyDictionary<string, string> files,
        IReadOnlyDictionary<string, string> shared,
        ActivityCatalog catalog
    )
    {
        var problems = new List<FileProblem>();
        var (region, told) = RegionJson.Parse(files.Where(f => !f.Key.Contains('/', StringComparison.Ordinal)).ToDictionary());
        problems.AddRange(told);
        var calendars = shared
            .Where(f => f.Key.StartsWith("calendars/", StringComparison.Ordinal))
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => Keep(CalendarJson.Parse($"_shared/{f.Key}", f.Value), problems))
            .OfType<NationalCalendar>()
            .ToList();
        if (region is null)
            return (null, problems);
        region = SharedFiles.Under(region, shared, problems);
        var shelf = SharedFiles.Shelf(region, files, shared, catalog, problems);
        if (shared.TryGetValue(OpenQuestion.File, out var open))
            region = region with
            {
                Questions = [.. Keep(OpenQuestion.Parse($"_shared/{OpenQuestion.File}", open, region.Code), problems) ?? []],
            };
        var segments = Table(region.SegmentTable?.Value, files, shared, SegmentTableJson.Parse, problems);
        var reasons = Table(region.ReasonTable?.Value, files, shared, FailureReasons.Parse, problems);
        Check(region, shelf, problems);
        var office = new Office(
            region,
            new WorkingCalendar(calendars, region.Calendar),
            Organisation.Organisation.Empty,
            shelf,
            segments,
            reasons
        )
        {
            Layouts = Layouts(files, shared, problems),
            Templates = Templates(files, shared, problems),
            Notices = Book(files, shared, problems),
            Survey = files.TryGetValue("surveys/skm.json", out var survey)
                ? Keep(Skm.Parse("surveys/skm.json", survey), problems) ?? SkmCadence.National
                : SkmCadence.National,
        };
        foreach (var batch in region.Batches.Where(b => !office.Layouts.ContainsKey(b.Layout.Value)))
            problems.Add(
                new(
                    RegionJson.RegionFile,
                    "$.batches",
                    null,
                    $"Tata letak {batch.Layout.Value} untuk batch {batch.Kind} tidak ada.",
                    ProblemSeverity.Warning
                )
            );
        return (problems.Any(p => p.Severity == ProblemSeverity.Error) ? null : office, problems);
    }

    private static void Check(Region region, SopShelf shelf, List<FileProblem> problems)
    {
        foreach (var version in shelf.All.OrderBy(v => v.Id, StringComparer.Ordinal))
        {
            // Drafts may be unfinished; what runs may not.
            var blocking = version.State is SopState.Efektif or SopState.Disahkan or SopState.Diajukan;
            foreach (var problem in SopRules.Check(version, shelf, region))
            {
                problems.Add(
                    new(
                        $"{version.Folder}/v{version.Version}.json",
                        problem.NodeId ?? "$",
                        null,
                        problem.Message,
                        blocking && !problem.IsWarning ? ProblemSeverity.Error : ProblemSeverity.Warning
                    )
                );
            }
        }
        foreach (var same in shelf.All.Where(v => v.State == SopState.Efektif).GroupBy(v => v.Key).Where(g => g.Count() > 1))
            problems.Add(
                new($"{same.First().Folder}/{SopFolder.SheetFile}", "$.versions", null, "Hanya satu versi boleh berstatus EFEKTIF.")
            );
        foreach (var batch in region.Batches.Where(b => !shelf.All.Any(v => v.Use == SopUses.Batch && v.BatchKind == b.Kind)))
            problems.Add(
                new(RegionJson.RegionFile, "$.batches", null, $"Tidak ada definisi untuk batch {batch.Kind}.", ProblemSeverity.Warning)
            );
    }

    /// <summary>The region's own layout replaces the shared one of the same code.</summary>
    private static ImmutableDictionary<string, ListLayout> Layouts(
        IReadOnlyDictionary<string, string> files,
        IReadOnlyDictionary<string, string> shared,
        List<FileProblem> problems
    )
    {
        var layouts = ImmutableDictionary<string, ListLayout>.Empty;
        foreach (var (folder, texts) in new[] { ("_shared/", shared), ("", files) })
        {
            foreach (
                var (path, text) in texts
                    .Where(f => f.Key.StartsWith("lists/", StringComparison.Ordinal))
                    .OrderBy(f => f.Key, StringComparer.Ordinal)
            )
            {
                if (Keep(ListLayoutJson.Parse(folder + path, text), problems) is { } layout)
                    layouts = layouts.SetItem(layout.Code, layout);
            }
        }
        return layouts;
    }

    /// <summary>The region's own letter replaces the shared one of the same name.</summary>
    private static ImmutableDictionary<string, LetterTemplate> Templates(
        IReadOnlyDictionary<string, string> files,
        IReadOnlyDictionary<string, string> shared,
        List<FileProblem> problems
    )
    {
        var templates = ImmutableDictionary<string, LetterTemplate>.Empty;
        foreach (var (folder, texts) in new[] { ("_shared/", shared), ("", files) })
        {
            foreach (var (path, text) in texts.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                if (
                    path.Split('/') is ["letters", var name, LetterTemplateJson.File]
                    && Keep(LetterTemplateJson.Parse(folder + path, text), problems) is { } template
                )
                    templates = templates.SetItem(name, template);
            }
        }
        return templates;
    }

    /// <summary>The region's templates before the shared ones; its quiet hours where it names some.</summary>
    private static NoticeBook Book(
        IReadOnlyDictionary<string, string> files,
        IReadOnlyDictionary<string, string> shared,
        List<FileProblem> problems
    )
    {
        var books = new[] { ("", files), ("_shared/", shared) }
            .SelectMany(f =>
                f.Item2.Where(t => t.Key.StartsWith("notices/", StringComparison.Ordinal))
                    .OrderBy(t => t.Key, StringComparer.Ordinal)
                    .Select(t => Keep(NoticeBookJson.Parse(f.Item1 + t.Key, t.Value), problems))
            )
            .OfType<NoticeBook>()
            .ToList();
        return books.Count == 0 ? NoticeBook.Empty : books[0] with { Templates = [.. books.SelectMany(b => b.Templates)] };
    }

    private static T? Table<T>(
        string? name,
        IReadOnlyDictionary<string, string> files,
        IReadOnlyDictionary<string, string> shared,
        Func<string, string, (T? Read, IReadOnlyList<FileProblem> Problems)> parse,
        List<FileProblem> problems
    )
        where T : class
    {
        if (name is null)
            return null;
        var path = $"tables/{name}.json";
        if (files.TryGetValue(path, out var own))
            return Keep(parse(path, own), problems);
        if (shared.TryGetValue(path, out var common))
            return Keep(parse($"_shared/{path}", common), problems);
        problems.Add(new(RegionJson.RegionFile, "$", null, $"Tabel {path} tidak ada."));
        return null;
    }

    private static T? Keep<T>((T? Read, IReadOnlyList<FileProblem> Problems) parsed, List<FileProblem> problems)
    {
        problems.AddRange(parsed.Problems);
        return parsed.Read;
    }
}
