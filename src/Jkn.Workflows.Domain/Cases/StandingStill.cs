using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// Who of a case has no way on (domain-2.md 1.10, rulings.md 3.3): nobody's task, no timer that moves the flow, and no line in a list that
/// will be locked with it or answered. Nobody ever should be named here; simulations and property tests look.
/// </summary>
public static class StandingStill
{
    /// <summary>The person (null: the family, or the list, as a whole) and the steps where the flow waits all the same.</summary>
    public sealed record Place(string? Person, string Steps);

    /// <param name="find">Another case by its id: the lists that people stand on.</param>
    public static IEnumerable<Place> In(CaseState state, Func<string, CaseState?> find)
    {
        if (!state.IsOpen)
            yield break;
        if (state.Door() is null)
        {
            if (!HasTask(state, null) && !HasTimer(state, null) && !HasLine(state, null, find))
                yield return new(null, Steps(state, null));
            yield break;
        }
        foreach (var (person, course) in state.Courses)
        {
            if (!course.Ended && !HasTask(state, person) && !HasTimer(state, person) && !HasLine(state, person, find))
                yield return new(person, Steps(state, person));
        }
    }

    /// <summary>A task that somebody can finish; "the answer leaves him out" is none, an answer ends it.</summary>
    private static bool HasTask(CaseState state, string? person) =>
        state.WorkItems.Values.Any(w => (person is null || w.Person == person) && w.Kind != WorkKinds.MissingResult);

    /// <summary>A clock that only marks something overdue leads nowhere.</summary>
    private static bool HasTimer(CaseState state, string? person) =>
        state.Flow.Bookmarks.Values.Any(b =>
            (
                b.Due is not null
                || state.Clocks.Values.Any(c => Clock.IsOf(c.Key, b.Id) && c is { Breached: false, PausedAt: null, Takes: not null })
            ) && (person is null || state.PersonAt(b) == person)
        );

    private static bool HasLine(CaseState state, string? person, Func<string, CaseState?> find)
    {
        if (Waiting(state, person) is null)
            return false;
        foreach (var entry in state.BatchEntries.Values.Where(e => e is { Withdrawn: false, Joined: true } && e.Person == person))
        {
            if (
                find(entry.BatchId) is { IsOpen: true, Batch: { } batch } list
                && batch.LinesOf(state.Id).Any(l => l.EntryKey == entry.Key && IsAlive(batch, l))
                && (HasTask(list, null) || HasTimer(list, null))
            )
                return true;
        }
        return false;
    }

    private static Bookmark? Waiting(CaseState state, string? person) =>
        person is not null
            ? state.WaitingFor(person, Batches.BatchWaits.Result)
            : state.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == Batches.BatchWaits.Result);

    /// <summary>It will be locked with the list, or its answer is still to come.</summary>
    private static bool IsAlive(BatchState batch, BatchLine line) =>
        line is { MustStrike: null, Outcome: null or LineResults.NoCard } && (batch.Stage != BatchStage.Terbuka || line.Ready);

    private static string Steps(CaseState state, string? person) =>
        string.Join(
            ", ",
            state
                .Flow.Bookmarks.Values.Where(b => person is null || state.PersonAt(b) == person)
                .Select(b => b.ActivityId)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
}
