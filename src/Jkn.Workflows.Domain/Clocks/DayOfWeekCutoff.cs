using System.Globalization;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// A weekday and time of each week, <c>DayOfWeekCutoff jumat 10:00 Previous</c>. Rolled when its date is no day of service;
/// when the rolled cut-off lies before START, the next week's counts.
/// </summary>
public sealed record DayOfWeekCutoff(IsoDayOfWeek Day, LocalTime Time, Roll Roll) : ClockSpec
{
    /// <summary>The first cut-off at or after a local time, with the date it was planned for.</summary>
    public (LocalDate Planned, LocalDateTime At) AtOrAfter(LocalDateTime start, OfficeTime office)
    {
        // Rolling moves a cut-off by days: two weeks back is far enough to begin.
        var planned = start.Date.PlusDays(-14).With(DateAdjusters.NextOrSame(Day));
        while (DateOf(planned, office) + Time < start)
            planned = planned.PlusWeeks(1);
        return (planned, DateOf(planned, office) + Time);
    }

    public override Due Due(DateTimeOffset start, OfficeTime office)
    {
        var local = office.Local(start);
        var (planned, at) = AtOrAfter(local, office);
        return office.DueAt(at, LocalDate.Min(planned, at.Date), $"{Explain(planned, office)} Jatuh tempo {office.Stamp(at)}.");
    }

    /// <summary>Why a week's cut-off falls on its date.</summary>
    public string Explain(LocalDate planned, OfficeTime office)
    {
        var lead = $"Batas mingguan {Indonesian.DayAndDate(planned)}";
        if (office.WhyClosed(planned) is not { } reason)
            return $"{lead} adalah hari layanan.";
        return Roll == Roll.None
            ? $"{lead} bukan hari layanan ({reason}), tetapi tidak digeser."
            : $"{lead} bukan hari layanan ({reason}), digeser ke hari layanan {(Roll == Roll.Previous ? "sebelumnya" : "berikutnya")}.";
    }

    public override string ToString() =>
        $"DayOfWeekCutoff {Indonesian.DayName(Day).ToLowerInvariant()} {Time.ToString("HH:mm", CultureInfo.InvariantCulture)} {Roll}";

    private LocalDate DateOf(LocalDate planned, OfficeTime office) =>
        Roll == Roll.None || office.IsServiceDay(planned) ? planned
        : Roll == Roll.Previous ? office.PreviousServiceDay(planned)
        : office.NextServiceDay(planned);
}
