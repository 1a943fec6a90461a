using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>How a person's course ends, whoever ends it: the procedure, or somebody who withdraws him.</summary>
public static class PersonEnds
{
    public static void End(CaseHost office, string person, string state, string? reasonCode, string? reason)
    {
        var known = IsKnownToBpjs(office.State, person);
        if (state is not (PersonStates.Active or PersonStates.CardHandedOver or PersonStates.WithoutCard))
            LeaveBatch(office, person, PersonStates.LabelOf(state));
        Abandon(office, person, PersonStates.LabelOf(state));
        office.Apply(new CaseEvent.CourseEnded(person, state, reasonCode, reason));
        if (known && state is PersonStates.Withdrawn or PersonStates.NotEligible or PersonStates.Rejected or PersonStates.Expired)
            TellBpjs(office, person);
    }

    /// <summary>His list was handed over, and BPJS did not refuse him.</summary>
    private static bool IsKnownToBpjs(CaseState state, string person) =>
        state.EntryOf(person) is { Stage: CaseStatus.Sent, Outcome: not LineResults.Failed };

    /// <summary>
    /// BPJS must hear that he is out: in writing, as a matter of its own; where the office has settled otherwise, somebody of it
    /// tells them.
    /// </summary>
    private static void TellBpjs(CaseHost office, string person)
    {
        if (!office.Office.Region.Settings.WithdrawalInWriting.Value || !PersonErrand.Ask(office, SopUses.Withdrawal, person))
            office.TellOf(person, "tarik-dari-bpjs", Roles.BackOffice);
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
