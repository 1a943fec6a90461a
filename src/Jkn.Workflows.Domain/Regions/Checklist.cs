using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Paper is handed in; a check is something the office finds out.</summary>
public enum ChecklistItemKind
{
    Paper,
    Check,
}

/// <summary>For whom an item is: once for the file, for each person, or for the patient.</summary>
public enum ChecklistItemFor
{
    File,
    Person,
    Patient,
}

/// <summary>Who may let an item go, for which reasons only.</summary>
public sealed record Waiver(ImmutableArray<string> Roles, ImmutableArray<string> Reasons);

/// <summary>A question about the content of a document, and what a "no" means for the case.</summary>
/// <param name="EndsCase">True: the file cannot be registered at all; false: it goes back to be completed.</param>
public sealed record Validator(string Code, string Label, bool EndsCase, string Source);

/// <summary>One line of a checklist.</summary>
/// <param name="Required">The first rule whose condition holds counts; none holds: the item does not apply.</param>
/// <param name="Health">A paper on somebody's health: kept shorter than its case (<see cref="Retention.HealthPapers"/>).</param>
public sealed record ChecklistItem(
    string Code,
    string Label,
    ChecklistItemKind Kind,
    ImmutableArray<Requirement> Required,
    Validator? Validator,
    Waiver? Waiver,
    string Source,
    bool Health = false,
    ChecklistItemFor For = ChecklistItemFor.File
)
{
    /// <summary>Its rules where all of them ask how the case came, by a list or at the counter; null where it is for both.</summary>
    public IEnumerable<Requirement>? Sources =>
        Required.All(r => r.When?.Text.Contains("daftarKelurahan", StringComparison.Ordinal) == true) ? Required : null;
}

/// <summary>
/// The documents and checks one path of a procedure asks for (domain 4.3). The conditions may use simple facts
/// (<see cref="FactExpression.KnownFacts"/>) and the region's checklist switches.
/// </summary>
/// <param name="When">Which cases it is for; null: all.</param>
/// <param name="Groups">Labels of one-of groups for the return slip; a group without one lists its items.</param>
public sealed record Checklist(
    string Code,
    string Label,
    FactExpression? When,
    ImmutableArray<ChecklistItem> Items,
    ImmutableDictionary<string, string> Groups
)
{
    /// <summary>The first checklist that is for a case with these facts; null when none is.</summary>
    public static Checklist? For(IEnumerable<Checklist> checklists, IReadOnlyDictionary<string, string> facts) =>
        checklists.FirstOrDefault(checklist => checklist.When?.Holds(facts) ?? true);
}
