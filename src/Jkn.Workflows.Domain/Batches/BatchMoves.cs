using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>Tells every case of a batch where the batch stands: one effect for each case, so that one that fails stops none.</summary>
public static class BatchMoves
{
    public static void Tell(Deciding on, string status)
    {
        foreach (var caseId in on.State.Batch!.Lines.Values.Select(l => l.CaseId).Distinct())
            on.Ask(
                EffectKinds.BatchMoved,
                $"{on.State.Id}/{caseId}/{status}/{on.State.Batch.Version}",
                new
                {
                    caseId,
                    batchId = on.State.Id,
                    status,
                }
            );
    }
}
