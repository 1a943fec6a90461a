using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Starts a definition once for each item, as effects. The item comes in as the input Item.</summary>
[Activity("Elsa.BulkDispatchWorkflows", "Sub-alur", "Mulai banyak alur", "Memulai sebuah alur untuk setiap butir.")]
public sealed class BulkDispatchWorkflows : Activity
{
    [Input("Alur", UIHint = "workflow-definition-picker")]
    public Input<string>? WorkflowDefinitionId { get; init; }

    [Input("Butir", UIHint = "multitext")]
    public Input<IReadOnlyList<JsonElement>>? Items { get; init; }

    [Input("Masukan", UIHint = "dictionary")]
    public Input<JsonElement>? Input { get; init; }

    [Input("Tunggu semua selesai", UIHint = "checkbox")]
    public Input<bool>? WaitForCompletion { get; init; }

    [Input("Nama masukan butir", Default = "Item")]
    public Input<string>? DefaultItemInputKey { get; init; }

    public override bool Waits => WaitForCompletion?.FixedOr(false) ?? false;

    public override void Execute(ActivityContext flow)
    {
        var (id, items, key, waits) = (
            flow.Get(WorkflowDefinitionId) ?? "",
            flow.Get(Items, []),
            flow.Get(DefaultItemInputKey) ?? "Item",
            flow.Get(WaitForCompletion)
        );
        var common = flow.Get(Input) is { ValueKind: JsonValueKind.Object } given ? given : default;
        foreach (var item in items)
        {
            var input = common.ValueKind == JsonValueKind.Object ? common.EnumerateObject().ToDictionary(p => p.Name, p => p.Value) : [];
            if (item.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in item.EnumerateObject())
                    input[property.Name] = property.Value;
            }
            input[key] = item;
            flow.Emit(
                new FlowEvent.WorkflowDispatched(id, null, JsonSerializer.SerializeToElement(input), waits ? flow.WaitFor(id) : null)
            );
        }
        if (!waits || items.Count == 0)
            flow.Complete();
    }

    /// <summary>Each child has its own bookmark; the last one completes.</summary>
    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        if (flow.State.Bookmarks.Values.Count(b => b.Instance == flow.Frame.Number) <= 1)
            flow.Complete();
    }
}
