using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>What was found of one person, told to his course and to the list he stands on.</summary>
public static class Verdicts
{
    public static void Give(Deciding on, string person, string verdict, string? reasonCode = null) =>
        Give(on.Host, person, verdict, reasonCode);

    public static void Give(CaseHost office, string person, string verdict, string? reasonCode = null)
    {
        office.Apply(new CaseEvent.CourseMoved(person, verdict, reasonCode));
        if (verdict != PersonStates.Eligible || office.State.EntryOf(person) is not { Outcome: null } entry)
            return;
        BatchEntries.AskToJoin(office, entry);
        if (entry.Joined)
            office.Apply(new CaseEvent.CourseMoved(person, entry.Stage is null ? PersonStates.InBatch : PersonStates.Proposed));
    }
}
