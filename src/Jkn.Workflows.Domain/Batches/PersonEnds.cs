using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>How a person's course ends, whoever ends it: the procedure, or somebody who withdraws him.</summary>
public static class PersonEnds
{
    public static void End(CaseHost office, string person, string state, string? reasonCode, string? reason)
    {
        if (state is not (PersonStates.Active or PersonStates.CardHandedOver or PersonStates.WithoutCard))
            LeaveBatch(office, person, PersonStates.LabelOf(state));
        Abandon(office, person, PersonStates.LabelOf(state));
        office.Apply(new CaseEvent.CourseEnded(person, state, reasonCode, reason));
    }

    /// <summary>What stood open for him beside his run: a letter that nobody signed, his clocks.</summary>
    public static void Abandon(CaseHost office, string person, string why)
    {
        LetterNumbers.Abandon(office, why, person);
        foreach (var key in office.State.Clocks.Keys.Where(k => PersonRuns.PersonIn(k) == person))
            office.Apply(new CaseEvent.ClockStopped(key));
    }

    /// <summary>
    /// Unanswered lines, of one person or of all, leave their batch: at once an open one, a locked one once it is unlocked.
    /// </summary>
    public static void LeaveBatch(CaseHost office, string? person, string why)
    {
        foreach (
            var entry in office
                .State.BatchEntries.Values.Where(e => (person is null || e.Person == person) && e is { Withdrawn: false, Outcome: null })
                .OrderBy(e => e.Key, StringComparer.Ordinal)
        )
        {
            office.Apply(new CaseEvent.BatchWithdrawn(entry.Key, why));
            BatchEntries.AskToLeave(office, entry);
        }
    }
}
