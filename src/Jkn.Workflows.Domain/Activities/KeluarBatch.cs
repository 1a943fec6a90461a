using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>Takes the case out of a batch that is still open; a locked one is left to its officers (invariant 2).</summary>
[Activity("Jkn.KeluarBatch", "Batch", "Keluar dari batch", "Menarik berkas dari batch yang belum dikunci.")]
public sealed class KeluarBatch : OfficeActivity
{
    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        foreach (
            var entry in office
                .State.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null })
                .OrderBy(e => e.Key, StringComparer.Ordinal)
        )
        {
            office.Apply(new CaseEvent.BatchWithdrawn(entry.Key, DisplayText ?? Id));
            Ask(
                flow,
                EffectKinds.WithdrawFromBatch,
                $"{office.State.Id}/{entry.Key}",
                new
                {
                    caseId = office.State.Id,
                    entry = entry.Key,
                    batchId = entry.BatchId,
                }
            );
        }
        flow.Complete("Done");
    }
}
