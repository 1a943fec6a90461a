using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>
/// Starts a clock over a stretch of the case (or, with an empty clock text, ends it). It marks and tells when breached; it never decides
///
/// </summary>
[Activity("Jkn.BatasWaktu", "Waktu", "Batas waktu", "Memulai atau mengakhiri jam untuk beberapa langkah.")]
public sealed class BatasWaktu : OfficeActivity
{
    [Input("Nama", "Nama jam; langkah akhir memakai nama yang sama.", Category = "Tugas", Order = 1)]
    public Input<string>? Nama { get; init; }

    [Input("Jam", "Misalnya WorkDays 20; kosong mengakhiri jam bernama itu.", Category = "Tugas", Order = 2)]
    public Input<string>? Jam { get; init; }

    [Input("Peran yang diberi tahu", Category = "Tugas", UIHint = "dropdown", Options = ["@roles"], Default = Roles.BackOffice, Order = 3)]
    public Input<string>? Peran { get; init; }

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var key = PersonRuns.Key("jam/" + (flow.Get(Nama) ?? Id), PersonOf(flow));
        if (flow.Get(Jam) is { Length: > 0 } text)
        {
            if (!StartClock(flow, key, text, DisplayText ?? flow.Get(Nama) ?? Id, flow.Get(Peran, Roles.BackOffice)))
                return;
        }
        else if (office.State.Clocks.ContainsKey(key))
            office.Apply(new CaseEvent.ClockStopped(key));
        flow.Complete("Done");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (ClockProblem(Jam, "Jam") is { } wrong)
            yield return wrong;
    }
}
