using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>Plain dates, <c>CalendarDays 30</c>: days off count too; due at 23:59:59 of the last date.</summary>
public sealed record CalendarDays(int Days) : ClockSpec
{
    public override Due Due(DateTimeOffset start, OfficeTime office)
    {
        var date = office.Local(start).Date;
        return EndOfDay.Due(
            date.PlusDays(Days),
            office,
            $"{Days} hari kalender sesudah {Indonesian.DayAndDate(date)}, hari libur ikut dihitung"
        );
    }

    public override string ToString() => $"CalendarDays {Days}";

    private protected override ClockLeft Left(LocalDateTime due, LocalDateTime now, OfficeTime office) => EndOfDay.Left(due, now);

    private protected override Due GoOn(ClockLeft left, DateTimeOffset now, OfficeTime office) => EndOfDay.GoOn(left, now, office);
}

/// <summary>What the clocks that end with a calendar date have in common.</summary>
internal static class EndOfDay
{
    /// <summary>The last second of a date; a date is over when the next one begins.</summary>
    public static LocalDateTime Of(LocalDate date) => date + new LocalTime(23, 59, 59);

    public static Due Due(LocalDate date, OfficeTime office, string lead) =>
        office.DueAt(Of(date), date, $"{lead}. Jatuh tempo {office.Stamp(Of(date))}.");

    public static ClockLeft Left(LocalDateTime due, LocalDateTime now) => new(null, Period.DaysBetween(now.Date, due.Date), default, false);

    public static Due GoOn(ClockLeft left, DateTimeOffset now, OfficeTime office)
    {
        var date = office.Local(now).Date;
        return Due(date.PlusDays(left.Days ?? 0), office, $"Sisa {left.Days ?? 0} hari kalender dilanjutkan {Indonesian.DayAndDate(date)}");
    }
}
