using Jkn.Workflows.Domain.Clocks;
using NodaTime;

namespace Jkn.Workflows.Tests.Domain.Clocks;

/// <summary>While officers are on duty an emergency's minutes count in their hours too.</summary>
public class PiketHoursTests
{
    private static readonly OfficeTime office = Offices.Malinau.OfficeTime(Offices.Calendar);

    [Theory]
    [InlineData("semua", "2026-11-09T22:40", "2026-11-09T23:40")] // night
    [InlineData("semua", "2026-11-14T23:30", "2026-11-15T00:30")] // over midnight, a weekend
    [InlineData("15:00-21:00", "2026-11-09T14:30", "2026-11-09T15:30")] // service runs into duty
    [InlineData("15:00-21:00", "2026-11-09T20:30", "2026-11-10T08:30")] // the night stands still
    [InlineData("07:00-08:30", "2026-11-09T06:00", "2026-11-09T08:00")] // duty and service overlap
    [InlineData("16:00-18:00", "2026-11-14T09:00", "2026-11-14T17:00")] // a Saturday has duty only
    public void An_hour_counts_in_service_and_duty(string hours, string from, string due) =>
        PiketHours.Parse(hours)!.Due(60, Offices.Wita(from), office).At.ShouldBe(Offices.Wita(due));

    [Theory]
    [InlineData("2026-11-09T14:59", true)]
    [InlineData("2026-11-09T16:00", true)]
    [InlineData("2026-11-09T21:00", false)]
    [InlineData("2026-11-09T07:00", false)]
    public void Somebody_serves_in_service_and_on_duty(string at, bool serves) =>
        PiketHours.Parse("15:00-21:00")!.Covers(office.Local(Offices.Wita(at)), office).ShouldBe(serves);

    [Theory]
    [InlineData("21:00-15:00")]
    [InlineData("malam")]
    [InlineData("")]
    public void What_is_no_span_is_none(string text) => PiketHours.Parse(text).ShouldBeNull();

    [Fact]
    public void It_is_written_as_it_is_read()
    {
        PiketHours.Parse("15:00-21:00")!.ToString().ShouldBe("15:00-21:00");
        PiketHours.Parse(PiketHours.AllHours.ToString()).ShouldBe(PiketHours.AllHours);
        PiketHours.AllHours.Covers(new LocalDateTime(2026, 12, 25, 3, 0), office).ShouldBeTrue();
    }
}
