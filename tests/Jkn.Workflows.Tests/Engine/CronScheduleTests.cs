using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Engine;

public class CronScheduleTests
{
    // a Monday, 08:00 in a zone of +8
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8));

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
    public void The_next_time_is_found_in_the_zone_of_the_office(string text, string next) =>
        CronSchedule.Parse(text, out _)!.Next(Now, _ => TimeSpan.FromHours(8)).ShouldBe(DateTimeOffset.Parse(next));

    [Fact]
    public void A_day_that_never_comes_gives_nothing() =>
        CronSchedule.Parse("0 0 0 31 2 *", out _)!.Next(Now, _ => TimeSpan.Zero).ShouldBeNull();

    [Theory]
    [InlineData("BadCronExpression")]
    [InlineData("* * * * *")]
    [InlineData("61 * * * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* */0 * * * *")]
    [InlineData("a-b * * * * *")]
    [InlineData(", * * * * *")]
    public void A_bad_expression_is_refused_by_its_name(string text)
    {
        CronSchedule.Parse(text, out var error).ShouldBeNull();
        error!.ShouldContain($"cron \"{text}\"");
    }
}
