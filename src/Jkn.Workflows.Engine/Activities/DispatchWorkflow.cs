using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Has another definition started after this step, as an effect; may wait for its end.</summary>
[Activity("Elsa.DispatchWorkflow", "Sub-alur", "Mulai alur lain", "Memulai alur lain setelah langkah ini tersimpan.")]
public sealed class DispatchWorkflow : Activity
{
    [Input("Alur", UIHint = "workflow-definition-picker")]
    public Input<string>? WorkflowDefinitionId { get; init; }

    [Input("Nomor hubungan")]
    public Input<string>? CorrelationId { get; init; }

    [Input("Masukan", UIHint = "dictionary")]
    public Input<JsonElement>? Input { get; init; }

    [Input("Tunggu sampai selesai", UIHint = "checkbox")]
    public Input<bool>? WaitForCompletion { get; init; }

    [Output("Hasil")]
    public Output? Result { get; init; }

    public override bool Waits => WaitForCompletion?.FixedOr(false) ?? false;

    public override void Execute(ActivityContext flow)
    {
        var id = flow.Get(WorkflowDefinitionId) ?? "";
        var correlation = flow.Get(CorrelationId);
        JsonElement? input = flow.Get(Input) is { ValueKind: JsonValueKind.Object } given ? given : null;
        if (flow.Get(WaitForCompletion))
        {
            flow.Emit(new FlowEvent.WorkflowDispatched(id, correlation, input, flow.WaitFor(id)));
            return;
        }
        flow.Run.Emit(new FlowEvent.WorkflowDispatched(id, correlation, input));
        flow.Complete();
    }

    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        if (resumption.Payload is { } payload)
            flow.SetOutput("Result", payload);
        flow.Complete();
    }
}
