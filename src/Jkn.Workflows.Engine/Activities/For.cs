using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Counts from start to end. The counter is the variable CurrentValue, and the output of that name.</summary>
[Activity("Elsa.For", "Perulangan", "Hitung", "Mengulang langkah sambil menghitung.")]
public sealed class For : Activity
{
    [Input("Mulai")]
    public Input<int>? Start { get; init; }

    [Input("Sampai")]
    public Input<int>? End { get; init; }

    [Input("Langkah hitung")]
    public Input<int>? Step { get; init; }

    [Input("Termasuk batas akhir", UIHint = "checkbox", Default = "true")]
    public Input<bool>? OuterBoundInclusive { get; init; }

    [Output("Nilai sekarang")]
    public Output? CurrentValue { get; init; }
    public Activity? Body { get; init; }

    public override bool IsLoop => true;

    public override void Execute(ActivityContext flow)
    {
        // after a retry the count goes on where it stopped
        var current = flow.Data?.Property("next") is { } next ? next.GetInt32() : flow.Get(Start);
        var (end, step) = (flow.Get(End), flow.Get(Step) is var given && given == 0 ? 1 : given);
        var inclusive = flow.Get(OuterBoundInclusive);
        var more =
            step > 0
                ? inclusive
                    ? current <= end
                    : current < end
                : inclusive
                    ? current >= end
                    : current > end;
        if (Body is null || !more)
        {
            flow.Complete();
            return;
        }
        flow.Data = JsonSerializer.SerializeToElement(
            new Dictionary<string, long> { ["next"] = Math.Clamp((long)current + step, int.MinValue, int.MaxValue) }
        );
        flow.SetOutput("CurrentValue", current);
        flow.Schedule(Body, JsonSerializer.SerializeToElement(current));
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child) => Execute(flow);
}
