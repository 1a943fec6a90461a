namespace Jkn.Workflows.Engine.Activities;

/// <summary>Runs its activities one after the other.</summary>
[Activity("Elsa.Sequence", "Alur", "Urutan", "Menjalankan langkah satu demi satu.")]
public sealed class Sequence : Activity
{
    public IReadOnlyList<Activity> Activities { get; init; } = [];

    public override void Execute(ActivityContext flow) => Next(flow, 0);

    public override void ChildCompleted(ActivityContext flow, ChildEnd child)
    {
        if (child.Activity is Break)
            flow.Complete();
        else
            Next(flow, Activities.TakeWhile(a => a != child.Activity).Count() + 1);
    }

    private void Next(ActivityContext flow, int index)
    {
        if (index < Activities.Count)
            flow.Schedule(Activities[index]);
        else
            flow.Complete();
    }
}
