namespace Jkn.Workflows.Engine.Activities;

/// <summary>Runs its activities side by side and waits for all.</summary>
[Activity("Elsa.Parallel", "Alur", "Sejajar", "Menjalankan langkah secara sejajar dan menunggu semuanya.")]
public sealed class Parallel : Activity
{
    public IReadOnlyList<Activity> Activities { get; init; } = [];

    public override void Execute(ActivityContext flow)
    {
        foreach (var child in Activities)
            flow.Schedule(child);
        if (Activities.Count == 0)
            flow.Complete();
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child)
    {
        if (flow.LiveChildren == 0)
            flow.Complete();
    }
}
