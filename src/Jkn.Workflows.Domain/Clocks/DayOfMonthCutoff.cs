using System.Globalization;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>Where a cut-off goes when its date is no day of service (A-15).</summary>
public enum Roll
{
    Previous,
    Next,
    None,
}

/// <summary>
/// A date and time of each month, <c>DayOfMonthCutoff 15 12:00 Previous</c>; <c>close</c> means the close of service.
/// Rolled over as many days off as there are. When the rolled cut-off lies before START, the next month's counts.
/// Without rolling, <c>close</c> on a day off is 23:59:59: no service closes on it.
/// </summary>
/// <param name="Time">Null for the close of service.</param>
public sealed record DayOfMonthCutoff(int Day, LocalTime? Time, Roll Roll) : ClockSpec
{
    /// <summary>The cut-off that belongs to a month. Rolling may carry it into a neighbouring month.</summary>
    public LocalDateTime Of(YearMonth month, OfficeTime office)
    {
        var date = DateOf(month, office);
        if (Time is { } time)
            return date + time;
        return office.IsServiceDay(date) ? office.CloseOf(date) : EndOfDay.Of(date);
    }

    /// <summary>The month whose cut-off is the first at or after a local time.</summary>
    public YearMonth MonthAtOrAfter(LocalDateTime start, OfficeTime office)
    {
        // Rolling Next may bring last month's cut-off into this month; rolling Previous may take ours out of it.
        var month = start.Date.ToYearMonth().PlusMonths(-1);
        while (Of(month, office) < start)
            month = month.PlusMonths(1);
        return month;
    }

    public override Due Due(DateTimeOffset start, OfficeTime office)
    {
        var local = office.Local(start);
        var month = MonthAtOrAfter(local, office);
        var at = Of(month, office);
        return office.DueAt(
            at,
            LocalDate.Min(at.Date, DayOfMonthWindow.Clamped(month, Day)),
            $"{Explain(month, office)} Jatuh tempo {office.Stamp(at)}."
        );
    }

    /// <summary>Why a month's cut-off falls on its date.</summary>
    public string Explain(YearMonth month, OfficeTime office)
    {
        var planned = DayOfMonthWindow.Clamped(month, Day);
        var date = DateOf(month, office);
        var clamped = planned.Day == Day ? "" : $" (tanggal {Day} tidak ada di bulan itu)";
        var lead = $"Batas bulanan {Indonesian.DayAndDate(planned)}{clamped}";
        if (office.WhyClosed(planned) is not { } reason)
            return $"{lead} adalah hari layanan.";
        if (Roll == Roll.None)
            return $"{lead} bukan hari layanan ({reason}), tetapi tidak digeser.";
        var (from, to, where) = Roll == Roll.Previous ? (date, planned, "sebelumnya") : (planned, date, "berikutnya");
        return $"{lead} bukan hari layanan ({reason}), digeser ke hari layanan {where}.{SkippedDays.Sentence(from, to, office)}";
    }

    public override string ToString() =>
        $"DayOfMonthCutoff {Day} {Time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "close"} {Roll}";

    private LocalDate DateOf(YearMonth month, OfficeTime office)
    {
        var planned = DayOfMonthWindow.Clamped(month, Day);
        if (Roll == Roll.None || office.IsServiceDay(planned))
            return planned;
        return Roll == Roll.Previous ? office.PreviousServiceDay(planned) : office.NextServiceDay(planned);
    }
}
