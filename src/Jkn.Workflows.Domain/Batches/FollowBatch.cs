using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The batch that holds the case moved on (locked, sent).</summary>
public sealed record FollowBatch(string EntryKey, string BatchId, string Status) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mengikuti keadaan batch.");
        // A case that was given up while its batch was locked leaves it now that the batch is open again (invariant 1).
        if (
            Status == CaseStatus.Ready
            && on.State.BatchEntries.GetValueOrDefault(EntryKey) is { Withdrawn: true } left
            && left.BatchId == BatchId
        )
            on.Ask(
                EffectKinds.WithdrawFromBatch,
                $"{on.State.Id}/{EntryKey}/{BatchId}/unlocked/{on.Now:O}",
                new
                {
                    caseId = on.State.Id,
                    entry = EntryKey,
                    batchId = BatchId,
                }
            );
        if (
            !on.State.IsOpen
            || on.State.Status == Status
            || on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { Withdrawn: false, Outcome: null } entry
            || entry.BatchId != BatchId
        )
            return on.Accept();
        on.Emit(new CaseEvent.StatusChanged(Status));
        return on.Accept();
    }
}
