using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// Working days, <c>WorkDays 20</c>; the day after START is day 1, due at the close of service of the last day.
/// A day on which the office has no hours at all does not count: nobody could finish anything on it.
/// </summary>
public sealed record WorkDays(int Days) : ClockSpec
{
    public override Due Due(DateTimeOffset start, OfficeTime office)
    {
        var local = office.Local(start);
        return Count(Days, local.Date, office, $"{Days} hari kerja sesudah {Indonesian.DayAndDate(local.Date)}");
    }

    public override string ToString() => $"WorkDays {Days}";

    private protected override ClockLeft Left(LocalDateTime due, LocalDateTime now, OfficeTime office) =>
        new(null, office.ServiceDaysBetween(now.Date, due.Date), default, false);

    private protected override Due GoOn(ClockLeft left, DateTimeOffset now, OfficeTime office)
    {
        var local = office.Local(now);
        var days = left.Days ?? 0;
        if (days > 0)
            return Count(days, local.Date, office, $"Sisa {days} hari kerja dilanjutkan {Indonesian.DayAndDate(local.Date)}");

        // Paused on the last day itself: what remains is the rest of a day of service.
        var lastDay =
            office.IsServiceDay(local.Date) && local <= office.CloseOf(local.Date) ? local.Date : office.NextServiceDay(local.Date);
        var close = office.CloseOf(lastDay);
        return office.DueAt(
            close,
            local.Date,
            $"Sisa hari terakhir dilanjutkan {Indonesian.DayAndDate(local.Date)}. Jatuh tempo {office.Stamp(close)}, saat layanan tutup."
        );
    }

    private static Due Count(int days, LocalDate start, OfficeTime office, string lead)
    {
        var date = start;
        for (var day = 1; day <= days; day++)
            date = office.NextServiceDay(date);
        var close = office.CloseOf(date);
        var skipped = SkippedDays.Sentence(start.PlusDays(1), date, office);
        return office.DueAt(
            close,
            start.PlusDays(1),
            $"{lead}: hari ke-1 adalah hari kerja berikutnya.{skipped} Jatuh tempo {office.Stamp(close)}, saat layanan tutup."
        );
    }
}
