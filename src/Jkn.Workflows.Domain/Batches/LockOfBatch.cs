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
        if (on.State.Batch is null)
            return Empty;
        PassOver(on);
        if (on.State.Batch is not { Lines.IsEmpty: false } batch)
            return Empty;
        var hash = BatchHash.Of(batch);
        on.Emit(new CaseEvent.BatchLocked(hash));
        on.Ask(EffectKinds.KeepBatchFile, $"{on.State.Id}/file/{hash}", new { batchId = on.State.Id, hash });
        BatchMoves.Tell(on, CaseStatus.InBatch);
        return Locked;
    }

    /// <summary>
    /// Who was not found eligible by now goes to the supplement, else to the next period (domain-2.md 2.2, rulings.md 3.5).
    /// </summary>
    private static void PassOver(Deciding on)
    {
        foreach (var of in on.State.Batch!.Lines.Values.Where(l => !l.Ready).GroupBy(l => l.CaseId).ToList())
        {
            foreach (var line in of)
                on.Emit(new CaseEvent.BatchLineRemoved(line.No, "belum selesai diperiksa ketika daftar dikunci"));
            on.Ask(
                EffectKinds.RefusedByBatch,
                $"{on.State.Id}/{of.Key}/passed-over/{on.State.Version}",
                new
                {
                    caseId = of.Key,
                    entries = of.Select(l => l.EntryKey).Distinct(),
                    batchId = on.State.Id,
                }
            );
        }
    }
}
