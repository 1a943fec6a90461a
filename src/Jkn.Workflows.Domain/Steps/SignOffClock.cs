using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Steps;

/// <summary>
/// Every sign-off has a clock: what the office has settled for the level, else what the definition states, else the level's setting
/// in the region's files. A letter of an emergency has its own times, and while officers are on duty their hours count. Half-way the
/// official is reminded.
/// </summary>
internal static class SignOffClock
{
    /// <param name="stated">The time that the definition states for this step; null for none.</param>
    public static ClockSpec Of(Region region, string chain, string role, string act, bool emergency, ClockSpec? stated) =>
        emergency
            ? region.SettledSignOffClock(SignOffClocks.Emergency, act)?.Value ?? stated ?? region.EmergencyClock(act).Value
            : region.SettledSignOffClock(chain, role)?.Value ?? stated ?? region.SignOffClock(chain, role, act).Value;

    public static Due DueOf(Office office, ClockSpec clock, bool emergency, DateTimeOffset now) =>
        emergency && clock is ServiceMinutes minutes && office.Region.Settings.PiketDarurat.Value
            ? office.Region.Settings.PiketHours.Value.Due(minutes.Minutes, now, office.Time)
            : clock.Due(now, office.Time);

    /// <summary>The middle of the service time between two moments; of all time where there is no service between them.</summary>
    public static DateTimeOffset HalfWay(Office office, DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end) = (office.Time.Local(from), office.Time.Local(to));
        var service = office.Time.ServiceTimeBetween(begin, end);
        return service == NodaTime.Duration.Zero
            ? from + TimeSpan.FromTicks((to - from).Ticks / 2)
            : office.Time.At(office.Time.AfterService(begin, service / 2)).ToUniversalTime();
    }
}
