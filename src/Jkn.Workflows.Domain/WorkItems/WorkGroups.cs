using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.WorkItems;

/// <summary>
/// Open tasks that stand in one row of an inbox and on one form: those of a family's people at one step, with one holder (domain-2.md 1.3,
/// rulings.md 3.2). A task about the whole case stands alone, and so does one about a letter: letters are read one by one.
/// </summary>
public static class WorkGroups
{
    private const char Holder = '@';

    /// <summary>
    /// The same for all tasks of a group, and while people leave it: step and holder. A task that stands alone: its own id.
    /// </summary>
    public static string KeyOf(WorkItem item) => IsAlone(item) ? item.Id : $"{item.ActivityId}{Holder}{item.AssignedTo}";

    /// <summary>The tasks of each group, in the order of the people.</summary>
    public static IEnumerable<IGrouping<string, WorkItem>> Of(CaseState state) =>
        state
            .WorkItems.Values.OrderBy(w => w.Person, StringComparer.Ordinal)
            .ThenBy(w => w.OpenedAt)
            .ThenBy(w => w.Id, StringComparer.Ordinal)
            .GroupBy(KeyOf, StringComparer.Ordinal);

    /// <summary>
    /// The tasks that stand together with this one, by the id of a task or a group's key. Who has them may have changed since the key was
    /// read: then those of the step that are mine, else nobody's, else whoever's. Empty when all are over.
    /// </summary>
    public static IReadOnlyList<WorkItem> Find(CaseState state, string id, string me)
    {
        if (state.WorkItems.TryGetValue(id, out var item))
            return IsAlone(item) ? [item] : [.. Of(state).Single(g => g.Key == KeyOf(item))];
        var at = id.LastIndexOf(Holder);
        if (at < 0)
            return [];
        var step = Of(state).Where(g => g.First() is var one && !IsAlone(one) && one.ActivityId == id[..at]).ToList();
        return step.Find(g => g.Key == id)?.ToList()
            ?? step.Find(g => g.First().AssignedTo == me)?.ToList()
            ?? step.Find(g => g.First().AssignedTo is null)?.ToList()
            ?? step.FirstOrDefault()?.ToList()
            ?? [];
    }

    private static bool IsAlone(WorkItem item) => item.Person is null || item.Letter is not null;

    /// <summary>One act on several tasks of a group. Who was answered meanwhile is passed over; one refusal refuses all.</summary>
    internal static Decision Each(Deciding on, IEnumerable<string> ids, Func<string, Command> act)
    {
        var open = ids.Where(on.State.WorkItems.ContainsKey).ToList();
        if (open.Count == 0)
            return Decision.Reject("work-item-gone", "Tugas ini tidak ada atau sudah diselesaikan.");
        foreach (var id in open)
        {
            if (act(id).Decide(on).Rejection is { } refusal)
                return Decision.Reject(refusal);
        }
        return on.Accept();
    }
}
