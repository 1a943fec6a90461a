using Cronos;

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
    private static readonly DateTime AnyYear = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Input("Ungkapan cron", "Detik menit jam tanggal bulan hari; misalnya 0 0 8 * * MON-FRI.")]
    public Input<string>? CronExpression { get; init; }

    public override bool Waits => true;

    public override void Execute(ActivityContext flow)
    {
        if (flow.IsTrigger)
        {
            flow.Complete();
            return;
        }
        var text = flow.Get(CronExpression) ?? "";
        if (Read(text, out var error) is not { } schedule)
            flow.Fail("cron", error!);
        else if (Next(schedule, flow.Now, flow.Host.OffsetAt) is { } due)
            flow.WaitFor(due: due);
        else
            flow.Fail("cron", NeverComes(text));
    }

    public override IEnumerable<DefinitionProblem> Validate(FlowDefinition definition)
    {
        if (CronExpression is null)
            yield return new("cron-invalid", Id, "Ungkapan cron belum diisi.");
        else if (CronExpression.Expression is Expression.Literal literal)
        {
            var text = literal.Value.AsText() ?? "";
            if (Read(text, out var error) is not { } schedule)
                yield return new("cron-invalid", Id, error!);
            else if (schedule.GetNextOccurrence(AnyYear) is null)
                yield return new("cron-never", Id, NeverComes(text));
        }
    }

    private static string NeverComes(string text) => $"Ungkapan cron \"{text}\" tidak pernah tiba.";

    /// <summary>Null with a sentence for the author when the text cannot be read.</summary>
    private static CronExpression? Read(string text, out string? error)
    {
        error = null;
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields != 6)
        {
            error = $"Ungkapan cron \"{text}\" harus mempunyai enam kolom (detik menit jam tanggal bulan hari), bukan {fields}.";
            return null;
        }
        try
        {
            return Cronos.CronExpression.Parse(text, CronFormat.IncludeSeconds);
        }
        catch (CronFormatException e)
        {
            error = $"Ungkapan cron \"{text}\" tidak dapat dibaca: {e.Message}";
            return null;
        }
    }

    /// <summary>The first time after an instant on the office's own clock; the library counts it as if it were UTC.</summary>
    private static DateTimeOffset? Next(CronExpression schedule, DateTimeOffset after, Func<DateTimeOffset, TimeSpan> offsetAt)
    {
        var local = DateTime.SpecifyKind(after.ToOffset(offsetAt(after)).DateTime, DateTimeKind.Utc);
        while (schedule.GetNextOccurrence(local) is { } next)
        {
            local = next;
            var time = DateTime.SpecifyKind(next, DateTimeKind.Unspecified);
            var found = new DateTimeOffset(time, offsetAt(new DateTimeOffset(time, offsetAt(after))));
            // an hour that a zone repeats may lie before the instant asked from
            if (found > after)
                return found;
        }
        return null;
    }
}
