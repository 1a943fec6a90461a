using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>Closes the case with its final state. All its clocks end.</summary>
[Activity("Jkn.TutupBerkas", "Umum", "Tutup berkas", "Menutup berkas dengan keadaan akhir.")]
public sealed class TutupBerkas : OfficeActivity
{
    [Input(
        "Keadaan akhir",
        "Kosong: menurut keadaan akhir para pesertanya.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@statuses"],
        Order = 1
    )]
    public Input<string>? KeadaanAkhir { get; init; }

    [Input("Kode alasan", Category = "Tugas", UIHint = "dropdown", Options = ["@reasons"], Order = 2)]
    public Input<string>? Alasan { get; init; }

    public override bool ClosesCase => true;

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        if (office.State.IsOpen)
        {
            LetterNumbers.Abandon(office, "berkas ditutup");
            office.Apply(
                new CaseEvent.CaseClosed(
                    flow.Get(KeadaanAkhir) is { Length: > 0 } end ? end : CourseSummary.EndOf(office.State),
                    flow.Get(Alasan) ?? CourseSummary.ReasonOf(office.State),
                    null
                )
            );
        }
        flow.Complete("Done");
    }
}
