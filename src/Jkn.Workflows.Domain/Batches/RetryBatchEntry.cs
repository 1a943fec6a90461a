using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The batch was locked before the case came: ask for the place that is open now.</summary>
public sealed record RetryBatchEntry(string EntryKey, string BatchId) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mengulang permintaan batch.");
        if (
            !on.State.IsOpen
            || on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { Joined: false, Withdrawn: false } entry
            || entry.BatchId != BatchId
        )
            return Decision.Nothing(on.State);
        BatchEntries.Request(on.Host, EntryKey, entry.Kind, on.Now, after: BatchId, former: entry.Former);
        return on.Accept();
    }
}
