using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>
/// Runs another definition inside this step. Not waited for, it still runs now, up to where it waits; then the parent goes on
/// and the child lives by itself.
/// </summary>
[Activity("Elsa.ExecuteWorkflow", "Sub-alur", "Jalankan alur", "Menjalankan alur lain di dalam langkah ini.")]
public sealed class ExecuteWorkflow : Activity
{
    [Input("Alur", UIHint = "workflow-definition-picker")]
    public Input<string>? WorkflowDefinitionId { get; init; }

    [Input("Nomor hubungan")]
    public Input<string>? CorrelationId { get; init; }

    [Input("Masukan", UIHint = "dictionary")]
    public Input<JsonElement>? Input { get; init; }

    [Input("Tunggu sampai selesai", UIHint = "checkbox", Default = "true")]
    public Input<bool>? WaitForCompletion { get; init; }

    [Output("Hasil")]
    public Output? Result { get; init; }

    public override void Execute(ActivityContext flow)
    {
        IsAwaited(flow);
        var id = flow.Get(WorkflowDefinitionId);
        if ((flow.Library.ByDefinitionId(id) ?? flow.Library.ByVersionId(id)) is { } inside)
            flow.Run.Enter(
                flow.Frame,
                inside,
                flow.Get(Input) is { ValueKind: JsonValueKind.Object } input ? input : JsonSerializer.SerializeToElement(new { })
            );
        else
            flow.Fail("alur-tidak-ada", $"Alur \"{id}\" tidak ditemukan.");
    }

    /// <summary>The parent goes on only after the child has ended.</summary>
    internal bool IsAwaited(ActivityContext flow) => flow.Get(WaitForCompletion);

    public override void ChildCompleted(ActivityContext flow, ChildEnd child)
    {
        var prefix = flow.NodePath + ".";
        flow.SetOutput(
            "Result",
            flow.State.ActivityOutputs.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(o => o.Key[prefix.Length..], o => o.Value)
        );
        flow.Complete();
    }
}
