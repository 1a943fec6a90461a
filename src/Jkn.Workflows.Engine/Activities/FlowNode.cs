namespace Jkn.Workflows.Engine.Activities;

/// <summary>A node of a flowchart with an activity inside.</summary>
[Activity("Elsa.FlowNode", "Alur", "Simpul", "Simpul dengan langkah di dalamnya.", Browsable = false)]
public sealed class FlowNode : Activity
{
    public Activity? Body { get; init; }

    public override void Execute(ActivityContext flow)
    {
        if (Body is null)
            flow.Complete();
        else
            flow.Schedule(Body);
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child) => flow.Complete(child.Outcomes);
}
