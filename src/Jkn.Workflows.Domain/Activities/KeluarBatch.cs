using Jkn.Workflows.Domain.Batches;
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
        PersonEnds.LeaveBatch(office, PersonOf(flow), DisplayText ?? Id);
        flow.Complete("Done");
    }
}
