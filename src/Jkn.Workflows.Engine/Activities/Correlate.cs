namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.Correlate", "Data", "Hubungkan", "Memberi nomor hubungan pada alur yang berjalan.")]
public sealed class Correlate : Activity
{
    [Input("Nomor hubungan")]
    public Input<string>? CorrelationId { get; init; }

    public override void Execute(ActivityContext flow)
    {
        flow.Run.Emit(new FlowEvent.CorrelationSet(flow.Get(CorrelationId)));
        flow.Complete();
    }
}
