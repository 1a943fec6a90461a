using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.PublishEvent", "Peristiwa", "Siarkan peristiwa", "Menyiarkan peristiwa kepada alur yang menunggunya.")]
public sealed class PublishEvent : Activity
{
    [Input("Nama peristiwa")]
    public Input<string>? EventName { get; init; }

    [Input("Nomor hubungan")]
    public Input<string>? CorrelationId { get; init; }

    [Input("Isi")]
    public Input<JsonElement>? Payload { get; init; }

    public override void Execute(ActivityContext flow)
    {
        flow.Run.Emit(
            new FlowEvent.EventPublished(
                flow.Get(EventName) ?? "",
                flow.Get(CorrelationId),
                flow.Get(Payload) is { ValueKind: not JsonValueKind.Undefined } payload ? payload : null
            )
        );
        flow.Complete();
    }
}
