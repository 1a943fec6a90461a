using System.Collections.Immutable;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>Judges recorded results against a checklist. Pure: the same papers give the same answer.</summary>
public static class ChecklistEvaluation
{
    /// <param name="facts">Facts of the case and the region's switches, as texts (<c>true</c>, <c>EMERGENSI</c>, <c>9</c>).</param>
    public static ChecklistOutcome Evaluate(
        Checklist checklist,
        IReadOnlyDictionary<string, string> facts,
        IEnumerable<RecordedResult> results,
        IEnumerable<RecordedWaiver> waivers
    )
    {
        var problems = ImmutableArray.CreateBuilder<string>();

        // An officer corrects a line by recording it again, so the last result of a code counts.
        var found = results.GroupBy(result => result.Code).ToDictionary(same => same.Key, same => same.Last());
        foreach (var stray in found.Keys.Where(code => checklist.Items.All(item => item.Code != code)))
            problems.Add($"Butir {stray} tidak ada dalam daftar {checklist.Label}.");
        var waived = waivers.Where(waiver => Allowed(waiver, checklist, problems)).ToImmutableArray();
        var missing = ImmutableArray.CreateBuilder<MissingItem>();
        var used = ImmutableDictionary.CreateBuilder<string, string>();
        var groups = new Dictionary<string, List<ChecklistItem>>();
        var ends = false;

        foreach (var item in checklist.Items)
        {
            if (item.Required.FirstOrDefault(rule => rule.When?.Holds(facts) ?? true) is not { } rule)
                continue;
            var result = found.GetValueOrDefault(item.Code);
            ends |= item.Validator is { EndsCase: true } && result is { ValidatorFailed: true };
            if (rule.Group is { } group)
                (groups.TryGetValue(group, out var members) ? members : groups[group] = []).Add(item);
            else if (
                Lacks(item, result) is { } lack
                && waived.All(waiver => waiver.Code != item.Code)
                && !(rule.Optional && result is not { Result: DocumentResult.Unfit } and not { ValidatorFailed: true })
            )
            {
                missing.Add(new(item.Code, item.Label, lack));
            }
        }
        foreach (var (group, members) in groups)
        {
            var fits =
                members.Find(item => Lacks(item, found.GetValueOrDefault(item.Code)) is null)
                ?? members.Find(item => waived.Any(waiver => waiver.Code == item.Code));
            if (fits is not null)
                used[group] = fits.Code;
            else
                missing.Add(new(group, GroupLabel(checklist, group, members), GroupLack(members, found)));
        }
        return new(
            ends ? ChecklistStatus.CannotRegister
                : missing.Count == 0 && problems.Count == 0 ? ChecklistStatus.Complete
                : ChecklistStatus.Incomplete,
            missing.ToImmutable(),
            used.ToImmutable(),
            waived,
            problems.ToImmutable()
        );
    }

    /// <summary>What is wrong with an item, for the slip; null when nothing is.</summary>
    private static string? Lacks(ChecklistItem item, RecordedResult? result) =>
        result switch
        {
            null or { Result: DocumentResult.Absent } => item.Kind == ChecklistItemKind.Paper ? "tidak ada" : "belum dipenuhi",
            { ValidatorFailed: true } => WithNote($"tidak memenuhi: {item.Validator?.Label ?? "pemeriksaan"}", result.Note),
            { Result: DocumentResult.Unfit } => WithNote("ada, tetapi tidak sesuai", result.Note),
            _ => null,
        };

    private static string WithNote(string lack, string? note) => string.IsNullOrWhiteSpace(note) ? lack : $"{lack} ({note})";

    private static string GroupLabel(Checklist checklist, string group, List<ChecklistItem> members) =>
        checklist.Groups.GetValueOrDefault(group) ?? $"Salah satu dari: {string.Join(", ", members.Select(item => item.Label))}";

    private static string GroupLack(List<ChecklistItem> members, Dictionary<string, RecordedResult> found)
    {
        var unfit = members.Where(item => found.GetValueOrDefault(item.Code) is { Result: not DocumentResult.Absent }).ToList();
        return unfit.Count == 0
            ? "tidak ada satu pun"
            : string.Join("; ", unfit.Select(item => $"{item.Label} {Lacks(item, found[item.Code])}"));
    }

    private static bool Allowed(RecordedWaiver waiver, Checklist checklist, ImmutableArray<string>.Builder problems)
    {
        var item = checklist.Items.FirstOrDefault(one => one.Code == waiver.Code);
        var refusal = item switch
        {
            null => $"Butir {waiver.Code} tidak ada dalam daftar {checklist.Label}.",
            { Waiver: null } => $"{item.Label} tidak dapat dikecualikan.",
            { Waiver: var rule } when !rule.Roles.Contains(waiver.Role) => $"{waiver.Role} tidak berwenang mengecualikan {item.Label}.",
            { Waiver: var rule } when !rule.Reasons.Contains(waiver.Reason) =>
                $"Alasan \"{waiver.Reason}\" tidak berlaku untuk {item.Label}; pilihannya: {string.Join(", ", rule.Reasons)}.",
            _ => null,
        };
        if (refusal is not null)
            problems.Add(refusal);
        return refusal is null;
    }
}
