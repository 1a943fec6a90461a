using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Sets a variable. Studio names it as an object, older definitions by its id.</summary>
[Activity("Elsa.SetVariable", "Data", "Isi variabel", "Mengisi sebuah variabel.")]
public sealed class SetVariable : Activity, IReadsNode
{
    [Input("Nilai")]
    public Input<JsonElement>? Value { get; init; }

    [Input("Variabel", UIHint = "variable-picker", Order = -1)]
    public string? Variable { get; set; }

    public void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs) =>
        Variable = Target(node.Property("variable"));

    public override void Execute(ActivityContext flow)
    {
        if (Variable is null)
        {
            flow.Fail("variabel", "Variabel belum dipilih.");
            return;
        }
        flow.SetVariable(Variable, flow.Get(Value));
        flow.Complete();
    }

    private static string? Target(JsonElement? variable) =>
        variable switch
        {
            { ValueKind: JsonValueKind.String } name => name.GetString(),
            { ValueKind: JsonValueKind.Object } wrapped when wrapped.Property("expression")?.Property("value") is { } value =>
                Expression.Read("Variable", value) is Expression.Variable v ? v.Id ?? v.Name : null,
            { ValueKind: JsonValueKind.Object } picked => picked.Text("id")
                ?? picked.Text("name")
                ?? picked.Property("memoryReference")?.Text("id"),
            _ => null,
        };
}
