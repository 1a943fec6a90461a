namespace Jkn.Workflows.Engine.Activities;

/// <summary>Waits for an event by its name, unless that event has just started this flow.</summary>
[Activity("Elsa.Event", "Peristiwa", "Tunggu peristiwa", "Menunggu peristiwa dengan nama tertentu.", Kind = "Trigger")]
public sealed class Event : Activity
{
    [Input("Nama peristiwa")]
    public Input<string>? EventName { get; init; }

    [Output("Isi")]
    public Output? Result { get; init; }

    public override bool Waits => true;

    public override void Execute(ActivityContext flow)
    {
        if (flow.IsTrigger)
            flow.Complete();
        else
            flow.WaitFor(flow.Get(EventName));
    }

    public override void Resume(ActivityContext flow, Resumption resumption)
    {
        if (resumption.Payload is { } payload)
            flow.SetOutput("Result", payload);
        flow.Complete();
    }
}
