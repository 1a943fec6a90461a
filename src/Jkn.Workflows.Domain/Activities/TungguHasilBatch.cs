using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>Parked until the batch brings the result: of this person inside a run, else of every participant.</summary>
[Activity("Jkn.TungguHasilBatch", "Batch", "Tunggu hasil batch", "Menunggu hasil dari batch.", Kind = "Task")]
public sealed class TungguHasilBatch : OfficeActivity
{
    [Input(
        "Tahap",
        "HASIL menunggu hasil akhir; KARTU menunggu kartu diterima.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["HASIL", "KARTU"],
        Default = "HASIL",
        Order = 1
    )]
    public Input<string>? Tahap { get; init; }

    public override bool Waits => true;
    public override IReadOnlyList<string> Outcomes => [BatchWaits.Active, BatchWaits.Failed, BatchWaits.NoCard];

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        // The result can be there already when the case comes late (a decision took longer than the batch).
        // Whose card is still to come waits for it.
        if (BatchEntries.OutcomeOf(office.State, PersonOf(flow)) is { } known && known != BatchWaits.NoCard)
            flow.Complete(known);
        else
            flow.WaitFor(BatchWaits.Result);
    }
}
