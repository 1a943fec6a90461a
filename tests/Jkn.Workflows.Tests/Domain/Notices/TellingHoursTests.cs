using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Notices;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Tests.Domain.Invariants;

namespace Jkn.Workflows.Tests.Domain.Notices;

/// <summary>When an official may be told outside the page (rulings.md 3.7); Malinau serves until 15.00, on Fridays until 11.00.</summary>
public class TellingHoursTests
{
    [Theory]
    [InlineData(null, "2026-11-09T10:00", "2026-11-09T10:00")] // in service
    [InlineData(null, "2026-11-09T22:40", "2026-11-10T07:00")] // nobody on duty
    [InlineData(null, "2026-11-10T05:00", "2026-11-10T07:00")]
    [InlineData(null, "2026-11-10T07:30", "2026-11-10T07:30")] // seven has struck
    [InlineData(null, "2026-11-13T16:00", "2026-11-16T07:00")] // over the weekend
    [InlineData("semua", "2026-11-14T23:40", "2026-11-14T23:40")]
    [InlineData("15:00-21:00", "2026-11-14T20:00", "2026-11-14T20:00")]
    [InlineData("15:00-21:00", "2026-11-14T09:00", "2026-11-14T15:00")] // a Saturday has duty only
    [InlineData("15:00-21:00", "2026-11-15T22:00", "2026-11-16T07:00")]
    public void An_emergency_is_told_in_service_on_duty_or_at_seven(string? duty, string at, string told) =>
        TellingHours.OfEmergency(Of(duty), TrialRegion.Office.Time, Offices.Wita(at)).ShouldBe(Offices.Wita(told));

    [Theory]
    [InlineData("2026-11-09T07:59", null)]
    [InlineData("2026-11-09T08:00", "2026-11-09")]
    [InlineData("2026-11-09T14:00", "2026-11-09")] // a server that came up late tells all the same
    [InlineData("2026-11-14T09:00", null)] // Saturday
    public void The_digest_is_due_when_service_begins(string at, string? day) =>
        TellingHours.DigestDay(TrialRegion.Office.Time, Offices.Wita(at))?.ToString("uuuu-MM-dd", null).ShouldBe(day);

    private static RegionSettings Of(string? duty)
    {
        var settings = TrialRegion.Office.Region.Settings;
        return settings with
        {
            PiketDarurat = settings.PiketDarurat with { Value = duty is not null },
            PiketHours = settings.PiketHours with { Value = PiketHours.Parse(duty ?? "semua")! },
        };
    }
}
