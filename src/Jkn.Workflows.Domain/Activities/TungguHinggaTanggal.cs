using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Activities;

/// <summary>Waits until a clock is due, then goes on.</summary>
[Activity("Jkn.TungguHinggaTanggal", "Waktu", "Tunggu hingga tanggal", "Menunggu sampai jam yang disebut jatuh tempo.", Kind = "Task")]
public sealed class TungguHinggaTanggal : OfficeActivity
{
    [Input("Jam", "Jam yang ditunggu, misalnya DayOfMonthCutoff 15 12:00 Previous.", Category = "Tugas", Order = 1)]
    public Input<string>? Jam { get; init; }

    public override bool Waits => true;

    protected override void Perform(ActivityContext flow, CaseHost office)
    {
        var id = flow.WaitFor("clock");
        StartClock(flow, id, flow.Get(Jam) ?? "", DisplayText ?? Id, "SYSTEM", Clock.ThenTake("Done"));
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        foreach (var problem in base.Validate(definition))
            yield return problem;
        if (Jam?.LiteralText is not { Length: > 0 })
            yield return new("clock-missing", Id, "Jam yang ditunggu belum diisi.");
        else if (ClockProblem(Jam, "Jam") is { } wrong)
            yield return wrong;
    }
}
