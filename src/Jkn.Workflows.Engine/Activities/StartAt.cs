namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.StartAt", "Waktu", "Mulai pada", "Menunggu sampai saat tertentu; saat yang sudah lewat tidak ditunggu.", Kind = "Trigger")]
public sealed class StartAt : Activity
{
    [Input("Saat")]
    public Input<DateTimeOffset>? DateTime { get; init; }

    public override bool Waits => true;

    public override void Execute(ActivityContext flow)
    {
        var due = flow.Get(DateTime);
        if (flow.IsTrigger || due <= flow.Now)
            flow.Complete();
        else
            flow.WaitFor(due: due);
    }
}
