namespace Jkn.Workflows.Engine.Activities;

[Activity("Elsa.StartAt", "Waktu", "Mulai pada", "Menunggu sampai saat tertentu; saat yang sudah lewat tidak ditunggu.", Kind = "Trigger")]
public sealed class StartAt : Activity
{
    [Input("Saat")]
    public Input<DateTimeOffset>? DateTime { get; init; }

    public override bool Waits => true;

    public override void Execute(ActivityContext flow)
    {
        if (flow.IsTrigger)
        {
            flow.Complete();
            return;
        }
        var due = flow.Given(DateTime) ?? throw Moments.Unknown();
        if (due <= flow.Now)
            flow.Complete();
        else
            flow.WaitFor(due: due);
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition) => Moments.Validate(this, DateTime);
}
