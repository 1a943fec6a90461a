namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.Timer", "Waktu", "Pengatur waktu", "Menunggu satu selang waktu, atau memulai alur setiap selang.", Kind = "Trigger")]
public sealed class Timer : Activity
{
    [Input("Selang")]
    public Input<TimeSpan>? Interval { get; init; }

    public override bool Waits => true;

    public override void Execute(ActivityContext flow)
    {
        if (flow.IsTrigger)
            flow.Complete();
        else
            flow.WaitFor(due: Moments.After(flow, Interval));
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition) => Moments.Validate(this, Interval);
}
