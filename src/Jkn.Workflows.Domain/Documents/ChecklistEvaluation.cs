using System.Collections.Immutable;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Documents;

/// <summary>Judges recorded results against a checklist. Pure: the same papers give the same answer.</summary>
public static class ChecklistEvaluation
{
    /// <param name="facts">Facts of the case and the region's switches, as texts (<c>true</c>, <c>EMERGENSI</c>, <c>9</c>).</param>
    /// <param name="people">
    /// Participants by key, with their names. An item for persons is there for somebody when it was recorded for him, or once for the whole
    /// family; before anybody is keyed, once is enough.
    /// </param>
    public static ChecklistOutcome Evaluate(
        Checklist checklist,
        IReadOnlyDictionary<string, string> facts,
        IEnumerable<RecordedResult> results,
        IEnumerable<RecordedWaiver> waivers,
        IReadOnlyDictionary<string, string>? people = null
    )
    {
        var problems = ImmutableArray.CreateBuilder<string>();

        // An officer corrects a line by recording it again, so the last result of a code (and person) counts.
        var found = new Found(results, people ?? ImmutableDictionary<string, string>.Empty);
        foreach (var stray in found.Codes.Where(code => checklist.Items.All(item => item.Code != code)))
            problems.Add($"Butir {stray} tidak ada dalam daftar {checklist.Label}.");
        found.Waived = [.. waivers.Where(waiver => Allowed(waiver, checklist, problems))];
        var missing = ImmutableArray.CreateBuilder<MissingItem>();
        var used = ImmutableDictionary.CreateBuilder<string, string>();
        var groups = new Dictionary<string, List<ChecklistItem>>();
        var ends = false;

        foreach (var item in checklist.Items)
        {
            if (item.Required.FirstOrDefault(rule => rule.When?.Holds(facts) ?? true) is not { } rule)
                continue;
            ends |= item.Validator is { EndsCase: true } && found.Of(item).Any(result => result.ValidatorFailed);
            if (rule.Group is { } group)
                (groups.TryGetValue(group, out var members) ? members : groups[group] = []).Add(item);
            else
                missing.AddRange(found.Lacking(item, rule.Optional));
        }
        foreach (var (group, members) in groups)
        {
            var fits = members.Find(item => !found.Lacking(item, waive: false).Any()) ?? members.Find(item => !found.Lacking(item).Any());
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
            found.Waived,
            problems.ToImmutable()
        );
    }

    private static string GroupLabel(Checklist checklist, string group, List<ChecklistItem> members) =>
        checklist.Groups.GetValueOrDefault(group) ?? $"Salah satu dari: {string.Join(", ", members.Select(item => item.Label))}";

    private static string GroupLack(List<ChecklistItem> members, Found found)
    {
        var unfit = members.Where(item => found.Of(item).Any(result => result.Result != DocumentResult.Absent)).ToList();
        return unfit.Count == 0
            ? "tidak ada satu pun"
            : string.Join("; ", unfit.SelectMany(item => found.Lacking(item)).Select(lack => $"{lack.Label} {lack.Reason}"));
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
