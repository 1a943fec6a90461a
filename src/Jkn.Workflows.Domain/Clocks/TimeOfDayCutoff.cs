using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>On which days a time-of-day cut-off exists.</summary>
public enum CutoffDays
{
    Every,
    Working,
}

/// <summary>
/// Times of each day, <c>TimeOfDayCutoff 11:00,14:00 Every</c>; <c>Every</c> when nothing is said (A-21), <c>Working</c>
/// leaves out days without service. The next time at or after START counts.
/// </summary>
public sealed record TimeOfDayCutoff(ImmutableArray<LocalTime> Times, CutoffDays Days) : ClockSpec
{
    public override Due Due(DateTimeOffset start, OfficeTime office)
    {
        var local = office.Local(start);
        var at = AtOrAfter(local, office);
        var skipped = Days == CutoffDays.Working ? SkippedDays.Sentence(local.Date, at.Date, office) : "";
        var days = Days == CutoffDays.Every ? "setiap hari" : "setiap hari layanan";
        var lead = $"Batas pukul {string.Join(", ", Times.Select(Indonesian.Time))} {days}";
        return office.DueAt(
            at,
            Days == CutoffDays.Every ? at.Date : local.Date,
            $"{lead}, yang pertama sesudah {office.Stamp(local)}.{skipped} Jatuh tempo {office.Stamp(at)}."
        );
    }

    /// <summary>The first cut-off at or after a local time.</summary>
    public LocalDateTime AtOrAfter(LocalDateTime start, OfficeTime office)
    {
        var date = start.Date;
        while (true)
        {
            if (Days == CutoffDays.Every || office.IsServiceDay(date))
            {
                foreach (var time in Times)
                {
                    if (date + time >= start)
                        return date + time;
                }
            }
            date = Days == CutoffDays.Every ? date.PlusDays(1) : office.NextServiceDay(date);
        }
    }

    public override string ToString() =>
        $"TimeOfDayCutoff {string.Join(',', Times.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)))} {Days}";

    // A record compares arrays by reference; two clocks with the same text are the same clock.
    public bool Equals(TimeOfDayCutoff? other) => other is not null && Days == other.Days && Times.SequenceEqual(other.Times);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
