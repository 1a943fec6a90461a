using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>Tells every case of a batch where the batch stands: one effect for each case, so that one that fails stops none.</summary>
public static class BatchMoves
{
    public static void Tell(Deciding on, string status)
    {
        foreach (var line in on.State.Batch!.Lines.Values.DistinctBy(l => l.CaseId))
        {
            on.Ask(
                EffectKinds.BatchMoved,
                $"{on.State.Id}/{line.CaseId}/{status}/{on.State.Batch.Version}",
                new
                {
                    caseId = line.CaseId,
                    entry = line.EntryKey,
                    batchId = on.State.Id,
                    status,
                }
            );
        }
    }
}
