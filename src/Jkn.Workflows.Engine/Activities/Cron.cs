namespace Jkn.Workflows.Engine.Activities;

/// <summary>Waits for the next time of a cron expression with six fields, read in the office's zone.</summary>
[Activity(
    "Elsa.Cron",
    "Waktu",
    "Jadwal cron",
    "Menunggu waktu berikutnya menurut jadwal cron (enam kolom, dengan detik).",
    Kind = "Trigger"
)]
public sealed class Cron : Activity
{
    [Input("Ungkapan cron", "Detik menit jam tanggal bulan hari; misalnya 0 0 8 * * MON-FRI.")]
    public Input<string>? CronExpression { get; init; }

    public override bool Waits => true;

    public override void Execute(ActivityContext flow)
    {
        if (flow.IsTrigger)
            flow.Complete();
        else if (CronSchedule.Parse(flow.Get(CronExpression) ?? "", out var error) is not { } schedule)
            flow.Fail("cron", error!);
        else if (schedule.Next(flow.Now, flow.Host.OffsetAt) is { } due)
            flow.WaitFor(due: due);
        else
            flow.Fail("cron", $"Ungkapan cron \"{schedule.Text}\" tidak pernah tiba.");
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        if (
            CronExpression?.Expression is Expression.Literal literal
            && CronSchedule.Parse(literal.Value.AsText() ?? "", out var error) is null
        )
            yield return new("cron-invalid", Id, error!);
        if (CronExpression is null)
            yield return new("cron-invalid", Id, "Ungkapan cron belum diisi.");
    }
}
