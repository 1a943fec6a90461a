namespace Jkn.Workflows.Engine.Activities;

/// <summary>A workflow around its root, as Elsa writes it inside other activities.</summary>
[Activity("Elsa.Workflow", "Alur", "Alur kerja", "Alur kerja dengan akar di dalamnya.", Browsable = false)]
public sealed class Workflow : Activity
{
    public Activity? Root { get; init; }

    public override void Execute(ActivityContext flow)
    {
        if (Root is null)
            flow.Complete();
        else
            flow.Schedule(Root);
    }
}
