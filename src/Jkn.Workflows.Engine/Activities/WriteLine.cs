namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.WriteLine", "Umum", "Tulis baris", "Menulis satu baris teks ke riwayat.")]
public sealed class WriteLine : Activity
{
    [Input("Teks")]
    public Input<string>? Text { get; init; }

    public override void Execute(ActivityContext flow)
    {
        // not flow.Emit: writing needs no start of its own in the journal
        flow.Run.Emit(new FlowEvent.LineWritten(flow.Get(Text) ?? ""));
        flow.Complete();
    }
}
