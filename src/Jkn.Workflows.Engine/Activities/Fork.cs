namespace Jkn.Workflows.Engine.Activities;

/// <summary>Runs branches side by side; goes on after the first (the others are given up) or after all.</summary>
[Activity("Elsa.Fork", "Percabangan", "Percabangan sejajar", "Menjalankan cabang secara sejajar; menunggu satu atau semua.")]
public sealed class Fork : Activity
{
    [Input("Cara", UIHint = "dropdown", Options = ["WaitAll", "WaitAny"])]
    public Input<string>? JoinMode { get; init; }
    public IReadOnlyList<Activity> Branches { get; init; } = [];

    public override void Execute(ActivityContext flow)
    {
        foreach (var branch in Branches)
            flow.Schedule(branch);
        if (Branches.Count == 0)
            flow.Complete();
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child)
    {
        if (flow.LiveChildren == 0 || flow.Get(JoinMode) is "WaitAny")
            flow.Complete();
    }
}
