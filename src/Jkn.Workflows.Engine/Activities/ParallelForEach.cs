using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Runs its body for all items side by side; each has its own CurrentValue.</summary>
[Activity("Elsa.ParallelForEach", "Perulangan", "Untuk setiap, sejajar", "Menjalankan langkah untuk semua butir secara sejajar.")]
public sealed class ParallelForEach : Activity
{
    [Input("Butir", UIHint = "multitext")]
    public Input<IReadOnlyList<JsonElement>>? Items { get; init; }
    public Activity? Body { get; init; }

    public override bool IsLoop => true;

    public override void Execute(ActivityContext flow)
    {
        var items = flow.Get(Items, []);
        if (Body is null || items.Count == 0)
        {
            flow.Complete();
            return;
        }
        foreach (var item in items)
            flow.Schedule(Body, item);
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child)
    {
        if (flow.LiveChildren == 0)
            flow.Complete();
    }
}
