using System.Collections.Immutable;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// Time as one office lives it: its zone, its hours and its calendar together. The one place where instants become
/// local dates and back. A day of service is a working day on which the office has hours.
/// </summary>
public sealed class OfficeTime(DateTimeZone zone, ServiceHours hours, WorkingCalendar calendar)
{
    // Ten years without one day of service is a broken region file, not a long holiday.
    private const int LongestSearch = 3660;

    public WorkingCalendar Calendar => calendar;

    public LocalDateTime Local(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;

    /// <summary>The instant of a local time. Indonesian zones have no gaps; elsewhere a gap moves forward.</summary>
    public DateTimeOffset At(LocalDateTime local) => zone.AtLeniently(local).ToDateTimeOffset();

    /// <summary>From the beginning of one day to the end of another (exclusive), in UTC.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Days(LocalDate first, LocalDate last) =>
        (At(first.AtMidnight()).ToUniversalTime(), At(last.PlusDays(1).AtMidnight()).ToUniversalTime());

    /// <summary>From the beginning of a month to its end (exclusive), in UTC.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Days(YearMonth month) =>
        Days(month.OnDayOfMonth(1), month.PlusMonths(1).OnDayOfMonth(1).PlusDays(-1));

    /// <summary>WIB, WITA or WIT by the offset; other zones by their offset alone.</summary>
    public string ZoneLabel(LocalDateTime local) =>
        (zone.AtLeniently(local).Offset.Seconds / 3600) switch
        {
            7 => "WIB",
            8 => "WITA",
            9 => "WIT",
            _ => zone.AtLeniently(local).Offset.ToString(),
        };

    public string Stamp(LocalDateTime local) => Indonesian.Stamp(local, ZoneLabel(local));

    public string Stamp(DateTimeOffset instant) => Stamp(Local(instant));

    public bool IsServiceDay(LocalDate date) => !SpansOn(date).IsEmpty;

    /// <summary>The spans of service on a date; none on a day off.</summary>
    public ImmutableArray<ServiceSpan> SpansOn(LocalDate date) => calendar.IsWorkingDay(date) ? hours.On(date) : [];

    /// <summary>Why there is no service on a date; null on a day of service.</summary>
    public string? WhyClosed(LocalDate date) =>
        calendar.WhyClosed(date) ?? (hours.On(date).IsEmpty ? hours.OverrideOn(date)?.Name ?? "tidak ada jam layanan" : null);

    /// <summary>Closing time of a day of service.</summary>
    public LocalDateTime CloseOf(LocalDate serviceDay) => serviceDay + SpansOn(serviceDay)[^1].To;

    /// <summary>Strictly after the date.</summary>
    public LocalDate NextServiceDay(LocalDate date) => Search(date, 1);

    /// <summary>Strictly before the date.</summary>
    public LocalDate PreviousServiceDay(LocalDate date) => Search(date, -1);

    /// <summary>Days of service after the first date up to and including the second.</summary>
    public int ServiceDaysBetween(LocalDate after, LocalDate upTo)
    {
        var count = 0;
        for (var date = after.PlusDays(1); date <= upTo; date = date.PlusDays(1))
        {
            if (IsServiceDay(date))
                count++;
        }
        return count;
    }

    /// <summary>Minutes of service between two local times, to the second and finer.</summary>
    public Duration ServiceTimeBetween(LocalDateTime from, LocalDateTime to)
    {
        var total = Duration.Zero;
        for (var date = from.Date; date <= to.Date; date = date.PlusDays(1))
        {
            foreach (var span in SpansOn(date))
            {
                var opens = LocalDateTime.Max(date + span.From, from);
                var closes = LocalDateTime.Min(date + span.To, to);
                if (opens < closes)
                    total += Length(opens, closes);
            }
        }
        return total;
    }

    /// <summary>The moment when so much service has passed since another.</summary>
    public LocalDateTime AfterService(LocalDateTime start, Duration time)
    {
        for (var date = IsServiceDay(start.Date) ? start.Date : NextServiceDay(start.Date); ; date = NextServiceDay(date))
        {
            foreach (var span in SpansOn(date))
            {
                var (opens, closes) = (LocalDateTime.Max(date + span.From, start), date + span.To);
                if (opens >= closes)
                    continue;
                var room = Length(opens, closes);
                if (time <= room)
                    return opens.PlusTicks((long)time.TotalTicks);
                time -= room;
            }
        }
    }

    /// <summary>The moment from which so much service passes until another.</summary>
    public LocalDateTime BeforeService(LocalDateTime end, Duration time)
    {
        for (var date = IsServiceDay(end.Date) ? end.Date : PreviousServiceDay(end.Date); ; date = PreviousServiceDay(date))
        {
            foreach (var span in SpansOn(date).Reverse())
            {
                var (opens, closes) = (date + span.From, LocalDateTime.Min(date + span.To, end));
                if (opens >= closes)
                    continue;
                var room = Length(opens, closes);
                if (time <= room)
                    return closes.PlusTicks(-(long)time.TotalTicks);
                time -= room;
            }
        }
    }

    /// <summary>
    /// A due date with its sentence. It is provisional when a year between the first day that was looked at and the due
    /// date has no calendar.
    /// </summary>
    public Due DueAt(LocalDateTime at, LocalDate firstLookedAt, string explanation)
    {
        var unknown = calendar.UnknownYear(firstLookedAt.Year, at.Year);
        return new(At(at), explanation + Provisional(unknown), unknown is not null);
    }

    /// <summary><c> (sementara: kalender 2027 belum ada)</c>, or nothing when the year is known (AC-28).</summary>
    public static string Provisional(int? unknownYear) => unknownYear is { } year ? $" (sementara: kalender {year} belum ada)" : "";

    internal static Duration Length(LocalDateTime from, LocalDateTime to) => to.InUtc().ToInstant() - from.InUtc().ToInstant();

    private LocalDate Search(LocalDate date, int step)
    {
        for (var distance = 1; distance <= LongestSearch; distance++)
        {
            var candidate = date.PlusDays(step * distance);
            if (IsServiceDay(candidate))
                return candidate;
        }
        throw new InvalidOperationException($"No day of service within ten years of {date}: the region's hours were not checked.");
    }
}
