using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The batch that holds people of the case moved on (locked, sent) or was opened again.</summary>
public sealed record FollowBatch(ImmutableArray<string> Entries, string BatchId, string Status) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mengikuti keadaan batch.");
        foreach (var key in Entries)
        {
            if (on.State.BatchEntries.GetValueOrDefault(key) is { } entry && entry.BatchId == BatchId)
                Follow(on, entry);
        }
        return on.Accept();
    }

    private void Follow(Deciding on, BatchEntry entry)
    {
        // Who was given up while the batch was locked leaves it now that it is open again (invariant 1).
        if (Status == CaseStatus.Ready && entry.Withdrawn)
            BatchEntries.AskToLeave(on.Host, entry, $"/{BatchId}/unlocked/{on.Now:O}");
        if (!on.State.IsOpen || entry is not { Withdrawn: false, Outcome: null })
            return;
        if (entry.Person is { } person)
            FollowPerson(on, entry, person);
        else if (on.State.Status != Status)
            on.Emit(new CaseEvent.StatusChanged(Status));
    }

    private void FollowPerson(Deciding on, BatchEntry entry, string person)
    {
        var stage = Status == CaseStatus.Ready ? null : Status;
        if (entry.Stage == stage)
            return;
        on.Emit(new CaseEvent.BatchFollowed(entry.Key, stage));
        var state = Status == CaseStatus.Sent ? PersonStates.Proposed : PersonStates.InBatch;
        if (on.State.Courses.GetValueOrDefault(person) is { Ended: false } course && course.State != state)
            on.Emit(new CaseEvent.CourseMoved(person, state));
    }
}
