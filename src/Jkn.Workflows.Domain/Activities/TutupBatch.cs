using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>The batch is closed: nothing more comes.</summary>
[Activity("Jkn.TutupBatch", "Batch", "Tutup batch", "Menutup batch.")]
public sealed class TutupBatch : OfficeActivity
{
    public override bool ClosesCase => true;

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        Errand.AskReports(office);
        office.Apply(new CaseEvent.BatchClosed());
        office.Apply(new CaseEvent.CaseClosed(CaseStatus.Done, null, null));
        flow.Complete("Done");
    }
}
