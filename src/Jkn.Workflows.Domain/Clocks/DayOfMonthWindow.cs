using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// Dates of each month, both included, <c>DayOfMonthWindow 1-20</c>. Due at 23:59:59 of the end of the window that
/// contains START, else of the next one. <c>25-5</c> runs over the month's end. Days a month lacks are clamped.
/// </summary>
public sealed record DayOfMonthWindow(int From, int To) : ClockSpec
{
    /// <summary>The window that ends in a month; a wrapping window begins in the month before.</summary>
    public (LocalDate First, LocalDate Last) EndingIn(YearMonth month) =>
        (Clamped(From <= To ? month : month.PlusMonths(-1), From), Clamped(month, To));

    /// <summary>The window that contains a date, else the next one.</summary>
    public (LocalDate First, LocalDate Last) AtOrAfter(LocalDate date)
    {
        var month = date.ToYearMonth();
        while (EndingIn(month).Last < date)
            month = month.PlusMonths(1);
        return EndingIn(month);
    }

    public override Due Due(DateTimeOffset start, OfficeTime office)
    {
        var date = office.Local(start).Date;
        var (first, last) = AtOrAfter(date);
        var place = first <= date ? "di dalam jendela" : "di luar jendela, dipakai jendela berikutnya";
        return EndOfDay.Due(
            last,
            office,
            $"Jendela tanggal {From}–{To} setiap bulan: {Indonesian.DayAndDate(date)} {place}, {Indonesian.Dates(first, last)}"
        );
    }

    public override string ToString() => $"DayOfMonthWindow {From}-{To}";

    internal static LocalDate Clamped(YearMonth month, int day)
    {
        var first = month.OnDayOfMonth(1);
        return first.PlusDays(Math.Min(day, first.Calendar.GetDaysInMonth(month.Year, month.Month)) - 1);
    }
}
