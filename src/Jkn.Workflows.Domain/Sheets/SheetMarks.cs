using System.Collections.Immutable;
using System.Globalization;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// The marks of one sheet: nothing for what a document says; a numbered note for what is assumed, with the question's own sentence, and
/// for what the office has settled, with its decree.
/// </summary>
internal sealed class SheetMarks(Region region)
{
    private const string Empty = "–";
    private readonly List<SheetNote> notes = [];

    public ImmutableArray<SheetNote> Notes => [.. notes];

    /// <summary>A text with the marks of its source. A cell in which nothing is said carries none.</summary>
    public SheetCell Cell(string? text, StepOrigin origin)
    {
        if (string.IsNullOrEmpty(text) || text == Empty)
            return new(Empty, "", []);
        switch (origin.Basis)
        {
            case StepBasis.Document:
                return new(text, SheetSources.Document, []);
            case StepBasis.Decided:
                var decree = origin.Decree is { Length: > 0 } and not "pengguna" ? $"dengan {origin.Decree}" : "dengan pengesahan SOP ini";
                return new(text, SheetSources.Decided, [Number(SheetSources.Decided, $"Ditetapkan kantor {decree}.")]);
            case StepBasis.Silent:
                return new(text, SheetSources.Assumed, [Number(SheetSources.Assumed, "Sumbernya belum disebut.")]);
            default:
                var found = origin.Assumptions.Select(Note).Distinct().ToList();
                var settled = found.TrueForAll(n => n.Kind == SheetSources.Decided);
                return new(
                    text,
                    settled ? SheetSources.Decided : SheetSources.Assumed,
                    [.. found.Select(n => Number(n.Kind, n.Text)).Distinct()]
                );
        }
    }

    /// <summary>A text on which no source stands beside another one: nothing is marked.</summary>
    public static SheetCell Plain(string? text) => new(string.IsNullOrEmpty(text) ? Empty : text, "", []);

    private (string Kind, string Text) Note(string assumption)
    {
        if (!OpenQuestion.IsId(assumption))
            return (SheetSources.Assumed, Sentence(assumption));
        if (region.SettlementOf(assumption) is { } answer)
            return (SheetSources.Decided, $"{answer.Decree} tanggal {Day(answer.DecreeDate)}: {Sentence(answer.Answer)}");
        var question = region.Questions.FirstOrDefault(q => q.Id == assumption)?.Text ?? "Belum ditetapkan daerah.";
        // The number leads to the office's page of open questions; an X is the compiler's own and stands on his sheet.
        return (SheetSources.Assumed, assumption[0] == 'A' ? $"{Sentence(question)} ({assumption})" : Sentence(question));
    }

    private int Number(string kind, string text)
    {
        var at = notes.FindIndex(n => n.Kind == kind && n.Text == text);
        if (at >= 0)
            return at + 1;
        notes.Add(new(notes.Count + 1, kind, text));
        return notes.Count;
    }

    private static string Sentence(string text) =>
        char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..] + (text[^1] is '.' or '?' ? "" : ".");

    private static string Day(string date) =>
        LocalDatePattern.Iso.Parse(date) is { Success: true, Value: var day } ? Indonesian.Date(day) : date;
}
