using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Sets an output of the definition it stands in.</summary>
[Activity("Elsa.SetOutput", "Data", "Isi keluaran", "Mengisi keluaran alur ini.")]
public sealed class SetOutput : Activity
{
    [Input("Keluaran", UIHint = "output-picker")]
    public Input<string>? OutputName { get; init; }

    [Input("Nilai")]
    public Input<JsonElement>? OutputValue { get; init; }

    public override void Execute(ActivityContext flow)
    {
        if (flow.Get(OutputName) is { Length: > 0 } name)
        {
            flow.Run.SetFlowOutput(flow.Frame, name, flow.Get(OutputValue));
            flow.Complete();
        }
        else
            flow.Fail("keluaran", "Keluaran belum dipilih.");
    }
}
