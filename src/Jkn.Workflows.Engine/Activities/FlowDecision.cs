namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.FlowDecision", "Percabangan", "Keputusan", "Melanjutkan lewat True atau False.")]
public sealed class FlowDecision : Activity
{
    [Input("Syarat", UIHint = "checkbox")]
    public Input<bool>? Condition { get; init; }

    public override IReadOnlyList<string> Outcomes => ["True", "False"];

    public override void Execute(ActivityContext flow) => flow.Complete(flow.Get(Condition) ? "True" : "False");
}
