using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Tests.Domain.Clocks;

public sealed class DayOfWeekCutoffTests
{
    [Theory]
    [InlineData("jumat 10:00 Previous", "2026-11-11T09:00", "2026-11-13T10:00:00+08:00")]
    [InlineData("jumat 10:00 Previous", "2026-11-13T10:00", "2026-11-13T10:00:00+08:00")]
    [InlineData("jumat 10:00 Previous", "2026-11-13T10:01", "2026-11-20T10:00:00+08:00")]
    [InlineData("jumat 10:00 Previous", "2026-12-21T09:00", "2026-12-23T10:00:00+08:00")]
    [InlineData("jumat 10:00 Next", "2026-12-21T09:00", "2026-12-28T10:00:00+08:00")]
    [InlineData("jumat 10:00 None", "2026-12-21T09:00", "2026-12-25T10:00:00+08:00")]
    public void The_first_at_or_after_counts_and_rolls_off_days_without_service(string clock, string start, string due) =>
        ClockText.Explain(Offices.Malinau, Offices.Calendar, "DayOfWeekCutoff " + clock, start).Line1.ShouldBe(due);

    [Theory]
    [InlineData("DayOfWeekCutoff friday 10:00 Previous")]
    [InlineData("DayOfWeekCutoff jumat 25:00 Previous")]
    [InlineData("DayOfWeekCutoff jumat 10:00 Kapan")]
    [InlineData("DayOfWeekCutoff jumat")]
    public void What_cannot_be_read_says_why(string text) => ClockSpec.Parse(text).Problem.ShouldNotBeNull();

    [Fact]
    public void It_writes_itself_as_it_was_read() =>
        ClockSpec.Parse("DayOfWeekCutoff jumat 10:00 Previous").Clock!.ToString().ShouldBe("DayOfWeekCutoff jumat 10:00 Previous");
}
