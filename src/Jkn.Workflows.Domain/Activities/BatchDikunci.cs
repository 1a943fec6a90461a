using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Stands beside the sign-offs of a locked batch and waits for an unlock, which leads back to the open batch. It is given up when the batch
/// is sent (the definition races it against the way forward).
/// </summary>
[Activity("Jkn.BatchDikunci", "Batch", "Tunggu buka kunci", "Menunggu kunci batch dibuka kembali dengan alasan.", Kind = "Task")]
public sealed class BatchDikunci : OfficeActivity
{
    public override bool Waits => true;
    public override IReadOnlyList<string> Outcomes => [BatchWaits.Unlocked];

    protected override void Perform(ActivityContext flow, CaseHost office) => flow.WaitFor(BatchWaits.Unlock);
}
