using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The batch was locked before these people came, or without them: ask for the place that is open now.</summary>
public sealed record RetryBatchEntry(ImmutableArray<string> Entries, string BatchId) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mengulang permintaan batch.");
        if (!on.State.IsOpen)
            return Decision.Nothing(on.State);
        foreach (var key in Entries)
        {
            if (on.State.BatchEntries.GetValueOrDefault(key) is not { Withdrawn: false, Outcome: null } entry || entry.BatchId != BatchId)
                continue;
            BatchEntries.Request(on.Host, key, entry.Kind, on.Now, after: BatchId, former: entry.Former, person: entry.Person);
            if (entry.Person is { } person && on.State.Courses[person].State is (PersonStates.InBatch or PersonStates.Proposed))
                on.Emit(new CaseEvent.CourseMoved(person, PersonStates.Eligible));
        }
        return on.Accept();
    }
}
