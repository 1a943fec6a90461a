using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public class CronTests
{
    [Theory]
    [InlineData("0 0 8 * * *", "2026-03-03T08:00:00+08:00")]
    [InlineData("*/15 * * * * *", "2026-03-02T08:00:15+08:00")]
    [InlineData("0 30 7 * * MON-FRI", "2026-03-03T07:30:00+08:00")]
    [InlineData("0 0 0 1 * ?", "2026-04-01T00:00:00+08:00")]
    [InlineData("0 0 0 L * *", "2026-03-31T00:00:00+08:00")]
    [InlineData("0 0 12 29 FEB *", "2028-02-29T12:00:00+08:00")]
    [InlineData("0 0 9 * * 7", "2026-03-08T09:00:00+08:00")]
    [InlineData("0 0 9 * * FRI-MON", "2026-03-02T09:00:00+08:00")]
    [InlineData("0 0,20,40 8 * * *", "2026-03-02T08:20:00+08:00")]
    [InlineData("0 0 0 13 * FRI", "2026-03-13T00:00:00+08:00")]
    public void The_next_time_is_found_in_the_zone_of_the_office(string text, string next) =>
        Due(text, TimeSpan.FromHours(8)).ShouldBe(DateTimeOffset.Parse(next));

    [Fact]
    public void Another_zone_has_another_morning() =>
        Due("0 0 8 * * *", TimeSpan.FromHours(7)).ShouldBe(DateTimeOffset.Parse("2026-03-02T08:00:00+07:00"));

    [Theory]
    [InlineData("BadCronExpression")]
    [InlineData("* * * * *")]
    [InlineData("@daily")]
    [InlineData("61 * * * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* */0 * * * *")]
    [InlineData("a-b * * * * *")]
    [InlineData(", * * * * *")]
    public void A_bad_expression_is_refused_by_its_name(string text) =>
        DefinitionValidator
            .Validate(Sketch.Flow([$"c Cron cronExpression={text}"]), FlowLibrary.Empty)
            .Single(p => p.Code == "cron-invalid")
            .Message.ShouldContain($"cron \"{text}\"");

    [Fact]
    public void One_that_never_comes_and_is_only_known_while_it_runs_is_an_incident() =>
        new Play(Sketch.Flow(["c Cron cronExpression:='0 0 0 31 2 *'"]))
            .Start()
            .State.Incidents.Values.Single()
            .Message.ShouldContain("tidak pernah tiba");

    private static DateTimeOffset? Due(string text, TimeSpan offset) =>
        FlowEngine
            .Start(
                Sketch.Flow([$"c Cron cronExpression={text}"]),
                FlowLibrary.Empty,
                new Dictionary<string, System.Text.Json.JsonElement>(),
                new Zone(offset),
                Sketch.Now
            )
            .State.Waiting.Single()
            .Due;

    private sealed class Zone(TimeSpan offset) : FlowHost
    {
        public override TimeSpan OffsetAt(DateTimeOffset instant) => offset;
    }
}
