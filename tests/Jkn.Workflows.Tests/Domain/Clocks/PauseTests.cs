using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Tests.Domain.Clocks;

public class PauseTests
{
    private static readonly OfficeTime Office = Offices.Malinau.OfficeTime(Offices.Calendar);

    [Theory]
    [InlineData("ServiceMinutes 30", "2026-11-20T10:50", "2026-11-20T10:55", "2026-11-25T09:00", "2026-11-25T09:25")]
    // 15 days left, over Christmas
    [InlineData("WorkDays 20", "2026-11-20T10:50", "2026-11-27T09:00", "2026-12-04T09:00", "2026-12-29T15:00")]
    [InlineData("CalendarDays 30", "2026-11-20T10:50", "2026-11-30T09:00", "2026-12-02T09:00", "2026-12-22T23:59:59")]
    [InlineData("CalendarMonths 1", "2026-01-31T09:00", "2026-02-10T09:00", "2026-03-01T09:00", "2026-03-19T23:59:59")]
    [InlineData("ElapsedHours 72", "2026-11-13T10:05", "2026-11-14T10:05", "2026-11-20T00:00", "2026-11-22T00:00")]
    [InlineData("WorkDays 1", "2026-11-19T09:00", "2026-11-20T09:00", "2026-11-21T09:00", "2026-11-23T15:00")] // paused on the last day
    [InlineData("WorkDays 1", "2026-11-19T09:00", "2026-11-20T09:00", "2026-11-24T09:00", "2026-11-24T15:00")]
    // a date does not wait
    [InlineData("DayOfMonthCutoff 20 close Previous", "2026-11-02T09:00", "2026-11-10T09:00", "2026-11-12T09:00", "2026-11-20T11:00")]
    [InlineData("DayOfMonthWindow 1-20", "2026-11-02T09:00", "2026-11-10T09:00", "2026-11-25T09:00", "2026-12-20T23:59:59")]
    public void A_paused_clock_goes_on_with_what_was_left(string text, string start, string paused, string resumed, string due)
    {
        var clock = ClockSpec.Parse(text).Clock!;
        var first = clock.Due(Offices.Wita(start), Office).At;

        var later = clock.Extend(first, Offices.Wita(paused), Offices.Wita(resumed), Office);

        later.At.ShouldBe(Offices.Wita(due));
    }

    [Fact]
    public void An_overdue_clock_stays_overdue()
    {
        var clock = new WorkDays(1);
        var due = clock.Due(Offices.Wita("2026-11-16T09:00"), Office).At;

        clock.Extend(due, Offices.Wita("2026-11-19T09:00"), Offices.Wita("2026-11-25T09:00"), Office).At.ShouldBe(due);
    }

    [Fact]
    public void What_is_left_is_told_in_the_clocks_own_unit()
    {
        new ServiceMinutes(30)
            .Pause(Offices.Wita("2026-11-23T08:20"), Offices.Wita("2026-11-20T10:55"), Office)
            .Time.ShouldBe(TimeSpan.FromMinutes(25));
        new WorkDays(20).Pause(Offices.Wita("2026-12-18T11:00"), Offices.Wita("2026-11-27T09:00"), Office).Days.ShouldBe(15);
    }
}
