using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Where the branch that was sent and the branch that was unlocked meet (its merge mode is Race): goes on by what the batch is now.
/// </summary>
[Activity("Jkn.BatchBerlanjut", "Batch", "Lanjutkan batch", "Meneruskan batch yang terkirim, atau kembali ke batch yang dibuka kuncinya.")]
public sealed class BatchBerlanjut : OfficeActivity
{
    public const string Sent = "Terkirim", Reopened = "Dibuka";

    public override IReadOnlyList<string> Outcomes => [Sent, Reopened];

    protected override void Perform(ActivityContext flow, CaseHost office) =>
        flow.Complete(office.State.Batch?.Stage == BatchStage.Terbuka ? Reopened : Sent);
}
