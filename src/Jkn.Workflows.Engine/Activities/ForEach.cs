using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Runs its body for one item after the other. The items are read once, at the start.</summary>
[Activity("Elsa.ForEach", "Perulangan", "Untuk setiap", "Mengulang langkah untuk setiap butir.")]
public sealed class ForEach : Activity
{
    [Input("Butir", UIHint = "multitext")]
    public Input<IReadOnlyList<JsonElement>>? Items { get; init; }

    [Output("Nilai sekarang")]
    public Output? CurrentValue { get; init; }
    public Activity? Body { get; init; }

    public override bool IsLoop => true;

    public override void Execute(ActivityContext flow) => Next(flow, flow.Get(Items, []));

    public override void ChildCompleted(ActivityContext flow, ChildEnd child) => Next(flow, [.. (flow.Data?.Property("left")).Items()]);

    private void Next(ActivityContext flow, IReadOnlyList<JsonElement> left)
    {
        if (Body is null || left.Count == 0)
        {
            flow.Complete();
            return;
        }
        flow.Data = JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement[]> { ["left"] = [.. left.Skip(1)] });
        flow.SetOutput("CurrentValue", left[0]);
        flow.Schedule(Body, left[0]);
    }
}
