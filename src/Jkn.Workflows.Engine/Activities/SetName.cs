namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.SetName", "Data", "Beri nama", "Memberi nama pada alur yang berjalan.")]
public sealed class SetName : Activity
{
    [Input("Nama")]
    public Input<string>? Value { get; init; }

    public override void Execute(ActivityContext flow)
    {
        flow.Run.Emit(new FlowEvent.NameSet(flow.Get(Value)));
        flow.Complete();
    }
}
