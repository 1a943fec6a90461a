using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// One person's run ends here, with the state he ends in. What was still open for him goes with it, visibly: a letter that nobody
/// signed, a place in a batch, his clocks.
/// </summary>
[Activity("Jkn.AkhirPeserta", "Peserta", "Akhir peserta", "Mengakhiri urusan peserta ini dengan keadaan akhirnya.")]
public sealed class AkhirPeserta : OfficeActivity
{
    [Input("Keadaan akhir", Category = "Tugas", UIHint = "dropdown", Options = ["@personEnds"], Order = 1)]
    public Input<string>? KeadaanAkhir { get; init; }

    [Input(
        "Kode alasan",
        "Kosong: alasan yang tercatat terakhir.",
        Category = "Tugas",
        UIHint = "dropdown",
        Options = ["@reasons"],
        Order = 2
    )]
    public Input<string>? Alasan { get; init; }

    public override IReadOnlyList<string> Outcomes => [];
    public override bool IsTerminal => true;
    public override bool EndsRun => true;
    public override bool EndsBranch => true;

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        if (PersonOf(flow) is not { } person)
        {
            flow.Fail("person-missing", "\"Akhir peserta\" hanya dapat berada di dalam \"Tiap peserta\".");
            return;
        }
        var course = office.State.Courses[person];
        PersonEnds.End(office, person, flow.Get(KeadaanAkhir) ?? course.State, flow.Get(Alasan) ?? course.ReasonCode, course.Reason);
        flow.Complete("Done");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (KeadaanAkhir?.LiteralText is not { Length: > 0 } end)
            yield return new("person-end-unknown", Id, "Keadaan akhir peserta belum dipilih.");
        else if (!PersonStates.Ends.Contains(end))
            yield return new("person-end-unknown", Id, $"\"{end}\" bukan keadaan akhir peserta.");
    }
}
