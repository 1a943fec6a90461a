using System.Collections.Immutable;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>What was found of a checklist's items, for whom, and what is wrong with it.</summary>
internal sealed class Found
{
    private readonly Dictionary<(string Code, string? Person), RecordedResult> results;
    private readonly IReadOnlyDictionary<string, string> people;

    public Found(IEnumerable<RecordedResult> recorded, IReadOnlyDictionary<string, string> people)
    {
        this.people = people;
        results = recorded.GroupBy(r => (r.Code, r.Person)).ToDictionary(same => same.Key, same => same.Last());
    }

    public ImmutableArray<RecordedWaiver> Waived { get; set; } = [];

    public IEnumerable<string> Codes => results.Keys.Select(key => key.Code).Distinct();

    public IEnumerable<RecordedResult> Of(ChecklistItem item) => results.Where(r => r.Key.Code == item.Code).Select(r => r.Value);

    /// <summary>What is missing of an item: one line, or one for each person who lacks it.</summary>
    /// <param name="waive">False: an item that was let go lacks all the same.</param>
    public IEnumerable<MissingItem> Lacking(ChecklistItem item, bool optional = false, bool waive = true) =>
        item.For switch
        {
            ChecklistItemFor.Person when people.Count > 0 => people.SelectMany(person =>
                Lack(
                    item,
                    results.GetValueOrDefault((item.Code, person.Key)) ?? results.GetValueOrDefault((item.Code, null)),
                    person.Key,
                    person.Value,
                    optional,
                    waive
                )
            ),
            // Whose paper it is may be named: any that fits is the patient's.
            ChecklistItemFor.Patient => Lack(
                item,
                Of(item).LastOrDefault(r => LackOf(item, r) is null) ?? Of(item).LastOrDefault(),
                null,
                null,
                optional,
                waive
            ),
            _ => Lack(item, results.GetValueOrDefault((item.Code, null)) ?? Of(item).LastOrDefault(), null, null, optional, waive),
        };

    private IEnumerable<MissingItem> Lack(
        ChecklistItem item,
        RecordedResult? result,
        string? person,
        string? name,
        bool optional,
        bool waive
    )
    {
        if (
            LackOf(item, result) is not { } lack
            || (waive && Waived.Any(waiver => waiver.Code == item.Code && (waiver.Person is null || waiver.Person == person)))
            || (optional && result is not { Result: DocumentResult.Unfit } and not { ValidatorFailed: true })
        )
            yield break;
        if (person is null || name is null)
            yield return new(item.Code, item.Label, lack);
        else
            yield return new(
                item.Code,
                item.Label,
                result is null or { Result: DocumentResult.Absent } ? $"{name} belum ada" : $"{name}: {lack}",
                person,
                name
            );
    }

    /// <summary>What is wrong with an item, for the slip; null when nothing is.</summary>
    private static string? LackOf(ChecklistItem item, RecordedResult? result) =>
        result switch
        {
            null or { Result: DocumentResult.Absent } => item.Kind == ChecklistItemKind.Paper ? "tidak ada" : "belum dipenuhi",
            { ValidatorFailed: true } => WithNote($"tidak memenuhi: {item.Validator?.Label ?? "pemeriksaan"}", result.Note),
            { Result: DocumentResult.Unfit } => WithNote("ada, tetapi tidak sesuai", result.Note),
            _ => null,
        };

    private static string WithNote(string lack, string? note) => string.IsNullOrWhiteSpace(note) ? lack : $"{lack} ({note})";
}
