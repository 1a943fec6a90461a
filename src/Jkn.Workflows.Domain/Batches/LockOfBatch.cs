using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>The lock of a batch, by an officer or by its clock, and the two ways a lock step ends.</summary>
public static class LockOfBatch
{
    public const string Locked = "Dikunci",
        Empty = "Kosong";

    /// <summary>Locks what is there; an empty batch ends without being handed over.</summary>
    public static string Lock(Deciding on)
    {
        if (on.State.Batch is not { } batch || batch.Lines.IsEmpty)
            return Empty;
        var hash = BatchHash.Of(batch);
        on.Emit(new CaseEvent.BatchLocked(hash));
        on.Ask(EffectKinds.KeepBatchFile, $"{on.State.Id}/file/{hash}", new { batchId = on.State.Id, hash });
        BatchMoves.Tell(on, CaseStatus.InBatch);
        return Locked;
    }
}
