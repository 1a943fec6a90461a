using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// A line of the checklist as a form shows it (partial _Document): the item, whether it must be there, what was found, who may waive it,
/// and whether a letter will name it. An item for persons has a line for the family and one for each of its people.
/// </summary>
internal sealed record DocumentLine(
    ChecklistItem Item,
    string Need,
    DocumentEntry? Entry,
    IReadOnlyList<string> Waivers,
    bool IsPrinted = false
)
{
    public const string Prefix = "dok.";

    /// <summary>Whom the line is about, by his key; null: the family, or a patient who is not named yet.</summary>
    public string? Person { get; init; }
    public string? PersonName { get; init; }

    /// <summary>Whose a patient's paper may be, by key and name; none: it need not be said, or was.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Patients { get; init; } = [];

    /// <summary>Beside the item's first line: somebody's own, or a second patient's.</summary>
    public bool IsFurther { get; init; }

    /// <summary>Nothing to be looked at any more: each person has his own.</summary>
    public bool IsCovered { get; init; }
    public int Version { get; init; }

    public string Label => PersonName is null ? Item.Label : $"{Item.Label}: {PersonName}";

    public string Name =>
        Prefix
        + Item.Code
        + (
            Person is not null ? "-" + Person
            : IsFurther ? "-lain"
            : ""
        );

    /// <summary>What the line shows, in one text: what comes back so was not touched.</summary>
    public string Shown => ShownAs(Entry?.Waiver is null ? Entry?.Result : null, Entry);

    public static string ShownAs(string? result, DocumentEntry? entry) =>
        string.Join('|', result, entry?.Nomor, entry?.Penerbit, entry?.Tanggal, entry?.TanggalMasuk, entry?.Catatan);

    /// <summary>The usual list, with what only an emergency asks for behind it.</summary>
    public static IReadOnlyList<DocumentLine> Of(PeriksaBerkas step, CaseState state, Office office, Actor actor)
    {
        var (current, path) = step.ListFor(state, office);
        var lists = new[] { step.DaftarPeriksa?.LiteralText, step.DaftarPeriksaDarurat?.LiteralText }
            .OfType<string>()
            .Select(office.Region.Checklist)
            .OfType<Checklist>()
            .ToList();
        var facts = DocumentCheck.Facts(state, office, path);
        // The paper of an emergency alone is what its letter speaks of: number, issuer and day are asked openly.
        var usual = lists.FirstOrDefault()?.Items.Select(i => i.Code) ?? [];
        var onlyUrgent = lists.Skip(1).SelectMany(l => l.Items).Select(i => i.Code).Except(usual).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. lists
                .SelectMany(l => l.Items)
                .DistinctBy(i => i.Code)
                // a list of a kelurahan brings other papers than a person at the counter: only those of this case are shown
                .Where(i => i.Sources is not { } rules || state.Documents.ContainsKey(i.Code) || rules.Any(r => r.When!.Holds(facts)))
                .SelectMany(item =>
                    Lines(
                        new DocumentLine(
                            item,
                            NeedOf(item, current, path, facts),
                            null,
                            item.Waiver is { } waiver && waiver.Roles.Any(actor.Has) ? waiver.Reasons : [],
                            onlyUrgent.Contains(item.Code)
                        ),
                        state
                    )
                ),
        ];
    }

    private static IEnumerable<DocumentLine> Lines(DocumentLine line, CaseState state)
    {
        var people = state.Participants.Select(p => KeyValuePair.Create(p.Key, p.Value.Nama)).ToList();
        var own = people.Where(p => state.Documents.ContainsKey(DocumentEntry.KeyOf(line.Item.Code, p.Key))).ToList();
        DocumentLine For(string? person) =>
            line with
            {
                Person = person,
                PersonName = person is null ? null : state.Participants[person].Nama,
                Entry = state.Documents.GetValueOrDefault(DocumentEntry.KeyOf(line.Item.Code, person)),
                Version = state.VersionOf(Keyed.Paper(DocumentEntry.KeyOf(line.Item.Code, person))),
            };
        if (line.Item.For == ChecklistItemFor.Patient && own.Count > 0)
        {
            foreach (var (person, index) in own.Select((p, i) => (p.Key, i)))
                yield return For(person) with
                {
                    IsFurther = index > 0,
                };
            if (own.Count < people.Count)
                yield return line with
                {
                    IsFurther = true,
                    Patients = [.. people.Except(own)],
                };
            yield break;
        }
        yield return For(null) with
        {
            Patients = line.Item.For == ChecklistItemFor.Patient ? people : [],
            IsCovered = own.Count > 0 && own.Count == people.Count,
        };
        if (line.Item.For != ChecklistItemFor.Person || people.Count < 2)
            yield break;
        foreach (var (person, _) in people)
            yield return For(person) with
            {
                IsFurther = true,
            };
    }

    private static string NeedOf(ChecklistItem item, Checklist? current, string path, IReadOnlyDictionary<string, string> facts)
    {
        if (current is null || current.Items.All(i => i.Code != item.Code))
            return path == CasePaths.Emergency ? "" : "hanya bila darurat";
        // The rule that holds here and now, as the check itself finds it.
        var rule = item.Required.FirstOrDefault(r => r.When?.Holds(facts) ?? true);
        return rule switch
        {
            null => item.Required.Any() ? "tidak diminta" : "",
            { Optional: true } => "boleh tidak ada",
            { Group: not null } => "salah satu",
            _ => "wajib",
        };
    }
}
