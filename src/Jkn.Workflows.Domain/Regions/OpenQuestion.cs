using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// What documents leave open: X (unreadable, contradicting, undecided) or A (assumed until the office settles it). <see cref="Text"/> is
/// the sentence that screens show and papers print as a footnote.
/// </summary>
public sealed partial record OpenQuestion(string Id, string Text)
{
    public const string File = "questions.json";

    public static bool IsId(string? text) => text is not null && Form().IsMatch(text);

    /// <summary>Reads those that concern a region. Never throws for bad input.</summary>
    public static (IReadOnlyList<OpenQuestion>? Questions, IReadOnlyList<FileProblem> Problems) Parse(
        string file,
        string text,
        string region
    )
    {
        var problems = new List<FileProblem>();
        if (JsonObject.Root(file, text, problems) is not { } root)
            return (null, problems);
        var questions = new List<(OpenQuestion Question, ImmutableArray<string> Regions)>();
        foreach (var item in root.Objects("questions"))
        {
            var read = new OpenQuestion(item.Text("id"), item.Text("text"));
            if (!IsId(read.Id))
                item.Fail(item.Item, $"\"{read.Id}\" bukan nomor pertanyaan; tulis A-10 atau X-11.");
            if (questions.Exists(q => q.Question.Id == read.Id))
                item.Fail(item.Item, $"Pertanyaan {read.Id} ditulis dua kali.");
            questions.Add((read, SettingsJson.Texts(item, "regions")));
            item.Done();
        }
        root.Find("note");
        root.Done();
        return problems.Count > 0
            ? (null, problems)
            : ([.. questions.Where(q => q.Regions.IsEmpty || q.Regions.Contains(region)).Select(q => q.Question)], problems);
    }

    [GeneratedRegex(@"^[AX]-\d\d$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
