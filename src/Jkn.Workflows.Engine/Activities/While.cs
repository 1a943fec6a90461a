namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.While", "Perulangan", "Selama", "Mengulang langkah selama syaratnya terpenuhi.")]
public sealed class While : Activity
{
    [Input("Syarat", UIHint = "checkbox")]
    public Input<bool>? Condition { get; init; }
    public Activity? Body { get; init; }

    public override bool IsLoop => true;

    public override void Execute(ActivityContext flow)
    {
        if (Body is not null && flow.Get(Condition))
            flow.Schedule(Body);
        else
            flow.Complete();
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child) => Execute(flow);
}
