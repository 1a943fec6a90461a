using NodaTime;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>What the applicant is told at registration.</summary>
/// <param name="Date">The last date of the promise.</param>
/// <param name="At">The moment it is broken, for a timer.</param>
/// <param name="Text">As printed on the receipt: <c>bulan Desember 2026</c>.</param>
public sealed record PromisedDate(LocalDate Date, DateTimeOffset At, string Text, string Explanation, bool Provisional);

/// <summary>When a case turns amber and red; null where the region sets no limit.</summary>
public sealed record AgeLimits(Due? Amber, Due? Red);

/// <summary><i>Janji</i> and <i>Umur</i>: two figures that may differ, and are shown side by side (A-16, X-04).</summary>
public static class Promise
{
    /// <summary>
    /// The promise for a case registered at an instant, from the region's rule and its monthly batch. Null when the
    /// region promises nothing, or refuses the file. It is set once, at registration, and then stays.
    /// </summary>
    public static PromisedDate? AtRegistration(Region region, WorkingCalendar calendar, DateTimeOffset registeredAt)
    {
        if (region.Promise is not { } promise) return null;
        if (promise.Rule.Value is ClockPromise { Clock: var clock }) return ByClock(clock.Due(registeredAt, region, calendar), region.OfficeTime(calendar));
        var office = region.OfficeTime(calendar);
        var period = office.Local(registeredAt).Date.ToYearMonth();
        if (region.Batches.FirstOrDefault(batch => batch.Deliver.Value is DayOfMonthCutoff) is { } monthly)
        {
            if (new BatchCalendar(region, monthly, calendar).Place(registeredAt).Slot is not { } slot) return null;
            period = NodaTime.Text.YearMonthPattern.Iso.Parse(slot.Period).Value;
        }
        return ByMonth((MonthPromise)promise.Rule.Value, period, office);
    }

    /// <summary>The promise for a case in the batch of a month; null when the region promises a length of time instead.</summary>
    public static PromisedDate? ForPeriod(Region region, WorkingCalendar calendar, YearMonth period) =>
        region.Promise?.Rule.Value is MonthPromise rule ? ByMonth(rule, period, region.OfficeTime(calendar)) : null;

    /// <summary><i>Umur</i> runs from the receipt of the file and never pauses, whatever the case waits for.</summary>
    public static AgeLimits Age(Region region, WorkingCalendar calendar, DateTimeOffset receivedAt) => new(
        region.Promise?.Amber?.Value.Due(receivedAt, region, calendar),
        region.Promise?.Red?.Value.Due(receivedAt, region, calendar));

    private static PromisedDate ByClock(Due due, OfficeTime office)
    {
        var local = office.Local(due.At);
        return new(local.Date, due.At, $"paling lambat {office.Stamp(local)}", due.Explanation, due.Provisional);
    }

    private static PromisedDate ByMonth(MonthPromise rule, YearMonth period, OfficeTime office)
    {
        var month = period.PlusMonths(rule.MonthsAfterPeriod);
        var last = rule.Day == PromiseDay.LastWorkingDay;
        var date = last
            ? office.PreviousServiceDay(month.PlusMonths(1).OnDayOfMonth(1))
            : office.NextServiceDay(month.OnDayOfMonth(1).PlusDays(-1));
        var text = rule.Text
            .Replace("{bulan}", Indonesian.MonthName(month.Month), StringComparison.Ordinal)
            .Replace("{tahun}", $"{month.Year}", StringComparison.Ordinal)
            .Replace("{tanggal}", Indonesian.Date(date), StringComparison.Ordinal);
        var close = office.CloseOf(date);
        var why = $"Periode {Indonesian.Month(period)}, dijanjikan {Indonesian.Month(month)}; "
            + $"hari layanan {(last ? "terakhir" : "pertama")} bulan itu {office.Stamp(close)}.";
        var due = office.DueAt(close, month.OnDayOfMonth(1), why);
        return new(date, due.At, text, due.Explanation, due.Provisional);
    }
}
