using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using NodaTime;

namespace Jkn.Workflows.Domain.Notices;

/// <summary>
/// When somebody of the office may be told outside the page (rulings.md 3.7): of an emergency while the office serves or, with Piket
/// Darurat on, while somebody is on duty; else at seven of the next day of service. Of the rest once, when service begins.
/// </summary>
public static class TellingHours
{
    private static readonly LocalTime Morning = new(7, 0);

    /// <summary>The moment from which an emergency may be told.</summary>
    public static DateTimeOffset OfEmergency(RegionSettings settings, OfficeTime time, DateTimeOffset now)
    {
        var local = time.Local(now);
        if (IsServing(time, local))
            return now;
        var day = time.IsServiceDay(local.Date) && local.TimeOfDay < Morning ? local.Date : time.NextServiceDay(local.Date);
        // seven has struck, service has not begun: he is up
        if (time.IsServiceDay(local.Date) && local.TimeOfDay >= Morning && local < Opening(time, local.Date))
            return now;
        var morning = day + Morning;
        if (!settings.PiketDarurat.Value)
            return time.At(morning).ToUniversalTime();
        var duty = settings.PiketHours.Value;
        if (duty.Covers(local, time))
            return now;
        var begins = local.TimeOfDay < duty.From ? local.Date + duty.From : local.Date.PlusDays(1) + duty.From;
        return time.At(LocalDateTime.Min(begins, morning)).ToUniversalTime();
    }

    /// <summary>The day whose digest is due now; null before service begins and on days without service.</summary>
    public static LocalDate? DigestDay(OfficeTime time, DateTimeOffset now)
    {
        var local = time.Local(now);
        return time.IsServiceDay(local.Date) && local >= Opening(time, local.Date) ? local.Date : null;
    }

    /// <summary>From opening to closing; the midday rest is part of the day.</summary>
    private static bool IsServing(OfficeTime time, LocalDateTime local) =>
        time.IsServiceDay(local.Date) && local >= Opening(time, local.Date) && local <= time.CloseOf(local.Date);

    private static LocalDateTime Opening(OfficeTime time, LocalDate day) => day + time.SpansOn(day)[0].From;
}
