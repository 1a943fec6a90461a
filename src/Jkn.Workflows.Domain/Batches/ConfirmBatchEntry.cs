using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The batch has taken the case in.</summary>
public sealed record ConfirmBatchEntry(string EntryKey, string BatchId, ImmutableArray<int> Lines) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mencatat masuknya berkas ke batch.");
        if (
            on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { } entry
            || entry.BatchId != BatchId
            || (entry.Joined && entry.Lines.SequenceEqual(Lines))
        )
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.BatchJoined(EntryKey, Lines));
        // The line may have been asked for before the case was withdrawn.
        if (entry.Withdrawn)
            on.Ask(
                EffectKinds.WithdrawFromBatch,
                $"{on.State.Id}/{EntryKey}/late",
                new
                {
                    caseId = on.State.Id,
                    entry = EntryKey,
                    batchId = BatchId,
                }
            );
        // A promise in hours starts when the case passed verification, which is when it first joins its list; one by month follows
        // the period.
        else if (on.State.IsOpen && !entry.Joined && on.Office.Region.Promise?.Rule.Value is ClockPromise)
            Promises.Begin(on, "lolos verifikasi");
        else if (on.State.IsOpen)
            Promises.Renew(on, $"masuk batch {entry.BatchNo}");
        return on.Accept();
    }
}
