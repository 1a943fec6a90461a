using System.Collections.Immutable;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Segments;

/// <summary>Reads a segment table. Never throws for bad input.</summary>
public static class SegmentTableJson
{
    public static (SegmentTable? Table, IReadOnlyList<FileProblem> Problems) Parse(string file, string text)
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var segments = root.Objects("segments").Select(Named).ToImmutableArray();
        var known = segments.Select(segment => segment.Code).ToHashSet();
        var table = new SegmentTable(
            root.Text("code"),
            root.Number("version", 1, int.MaxValue),
            [.. root.Objects("rules").Select(rule => Rule(rule, known))],
            segments,
            root.Text("defaultDecider")
        );
        root.SourceText();
        root.Find("note");
        root.Done();
        return (problems.Count == 0 ? table : null, problems);
    }

    private static NamedCode Named(JsonObject item)
    {
        var read = new NamedCode(item.Text("code"), item.Text("label"));
        item.Done();
        return read;
    }

    private static SegmentRule Rule(JsonObject rule, HashSet<string> known)
    {
        var when = rule.NeedObject("when");
        var segment = when?.TextOrNull("segment");
        if (segment is not null && !known.Contains(segment))
            rule.Fail(rule.Item, $"Segmen \"{segment}\" tidak ada dalam daftar segments.");
        var read = new SegmentRule(
            segment,
            Flag(when, "active"),
            Flag(when, "arrears"),
            Flag(when, "sameRegion"),
            Flag(when, "deceased"),
            rule.Need("result") is { } result
                ? rule.Choice(
                    result,
                    ("LAYAK", SegmentResult.Eligible),
                    ("TIDAK_LAYAK", SegmentResult.NotEligible),
                    ("PERLU_KEPUTUSAN", SegmentResult.NeedsDecision),
                    ("DUPLIKAT", SegmentResult.Duplicate),
                    ("TOLAK", SegmentResult.Reject)
                )
                : default,
            rule.Text("text"),
            rule.TextOrNull("decidedBy"),
            SettingsJson.Texts(rule, "options"),
            rule.SourceText(),
            rule.TextOrNull("note")
        );
        when?.Done();
        rule.Done();
        return read;
    }

    private static bool? Flag(JsonObject? when, string key) => when?.Find(key) is { } item ? when.FlagOf(item) : null;
}
