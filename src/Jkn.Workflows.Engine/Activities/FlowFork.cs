namespace Jkn.Workflows.Engine.Activities;

/// <summary>Goes on through all its branches at once.</summary>
[Activity("Elsa.FlowFork", "Percabangan", "Cabang sejajar", "Melanjutkan lewat semua cabang sekaligus.")]
public sealed class FlowFork : Activity
{
    [Input("Cabang", UIHint = "dynamic-outcomes")]
    public Input<IReadOnlyList<string>>? Branches { get; init; }

    public override IReadOnlyList<string> Outcomes => Branches?.FixedOr(null) ?? ["Done"];

    public override void Execute(ActivityContext flow) => flow.Complete(flow.Get(Branches, []));
}
