namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.Delay", "Waktu", "Tunda", "Menunggu selama jangka waktu tertentu.")]
public sealed class Delay : Activity
{
    [Input("Lama")]
    public Input<TimeSpan>? TimeSpan { get; init; }

    public override bool Waits => true;

    public override void Execute(ActivityContext flow) => flow.WaitFor(due: Moments.After(flow, TimeSpan));

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition) => Moments.Validate(this, TimeSpan);
}
