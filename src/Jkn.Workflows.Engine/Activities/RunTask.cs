using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Asks somebody outside for a task and waits for the answer.</summary>
[Activity("Elsa.RunTask", "Peristiwa", "Minta tugas", "Meminta tugas dari luar dan menunggu jawabannya.", Kind = "Task")]
public sealed class RunTask : Activity
{
    [Input("Nama tugas")]
    public Input<string>? TaskName { get; init; }

    [Input("Isi", UIHint = "dictionary")]
    public Input<JsonElement>? Payload { get; init; }

    [Output("Hasil")]
    public Output? Result { get; init; }

    public override bool Waits => true;

    public override void Execute(ActivityContext flow)
    {
        var name = flow.Get(TaskName) ?? "";
        JsonElement? payload = flow.Get(Payload) is { ValueKind: not JsonValueKind.Undefined } given ? given : null;
        flow.Emit(new FlowEvent.TaskRequested(flow.WaitFor(name), name, payload));
    }

    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        if (resumption.Payload is { } payload)
            flow.SetOutput("Result", payload);
        flow.Complete(resumption.Outcome ?? "Done");
    }
}
