using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Regions;
using NodaTime;

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
    /// The promise for a case that was registered at one instant and can stand before its batch at another, the earliest (<see
    /// cref="StepsAhead"/>), from the region's rule, its monthly batch and how membership becomes active. Null when the region
    /// promises nothing, or refuses the file.
    /// </summary>
    public static PromisedDate? AtRegistration(
        Region region,
        WorkingCalendar calendar,
        DateTimeOffset registeredAt,
        DateTimeOffset readyAt,
        ActivationMode mode
    )
    {
        if (region.Promise is not { } promise)
            return null;
        var office = region.OfficeTime(calendar);
        if (promise.Rule.Value is ClockPromise { Clock: var clock })
            return ByClock(clock.Due(registeredAt, office), office);
        if (Monthly(region) is not { } monthly)
            return ByMonth((MonthPromise)promise.Rule.Value, office.Local(readyAt).Date.ToYearMonth(), office, null);
        var batches = new BatchCalendar(region, monthly, calendar);
        // The counter takes the file or refuses it on the day it comes; the batch is that of the day it is ready.
        if (batches.Place(registeredAt).Slot is not { } slot)
            return null;
        var reached = batches.Queue(readyAt < registeredAt ? registeredAt : readyAt);
        var promised = ForPeriod(region, calendar, NodaTime.Text.YearMonthPattern.Iso.Parse(reached.Period).Value, mode);
        return promised is null || reached.Period == slot.Period
            ? promised
            : promised with
            {
                Explanation =
                    $"{promised.Explanation} Langkah yang masih harus dilalui selesai paling cepat {office.Stamp(readyAt)}, "
                    + "sesudah batas periode sebelumnya.",
            };
    }

    /// <summary>The promise for a case in the batch of a month; null when the region promises a length of time instead.</summary>
    public static PromisedDate? ForPeriod(Region region, WorkingCalendar calendar, YearMonth period, ActivationMode mode)
    {
        if (region.Promise?.Rule.Value is not MonthPromise rule)
            return null;
        var office = region.OfficeTime(calendar);
        // Where membership is active at once, the determination is the day the list is handed over; cards come by their own month.
        var handedOver =
            mode == ActivationMode.Immediate && rule.Day == PromiseDay.FirstWorkingDay && Monthly(region) is { } monthly
                ? office.Local(new BatchCalendar(region, monthly, calendar).Period(period).DeliverBy).Date
                : (LocalDate?)null;
        return ByMonth(rule, period, office, handedOver);
    }

    private static BatchSettings? Monthly(Region region) => region.Batches.FirstOrDefault(batch => batch.Deliver.Value is DayOfMonthCutoff);

    /// <summary><i>Umur</i> runs from the receipt of the file and never pauses, whatever the case waits for.</summary>
    public static AgeLimits Age(Region region, WorkingCalendar calendar, DateTimeOffset receivedAt) =>
        region.OfficeTime(calendar) is var office && region.Promise is { } promise
            ? new(promise.Amber?.Value.Due(receivedAt, office), promise.Red?.Value.Due(receivedAt, office))
            : new(null, null);

    private static PromisedDate ByClock(Due due, OfficeTime office)
    {
        var local = office.Local(due.At);
        return new(local.Date, due.At, $"paling lambat {office.Stamp(local)}", due.Explanation, due.Provisional);
    }

    private static PromisedDate ByMonth(MonthPromise rule, YearMonth period, OfficeTime office, LocalDate? handedOver)
    {
        var month = handedOver?.ToYearMonth() ?? period.PlusMonths(rule.MonthsAfterPeriod);
        var last = rule.Day == PromiseDay.LastWorkingDay;
        var date =
            handedOver
            ?? (
                last
                    ? office.PreviousServiceDay(month.PlusMonths(1).OnDayOfMonth(1))
                    : office.NextServiceDay(month.OnDayOfMonth(1).PlusDays(-1))
            );
        var text = rule
            .Text.Replace("{bulan}", Indonesian.MonthName(month.Month), StringComparison.Ordinal)
            .Replace("{tahun}", $"{month.Year}", StringComparison.Ordinal)
            .Replace("{tanggal}", Indonesian.Date(date), StringComparison.Ordinal);
        var close = office.CloseOf(date);
        var why = handedOver is not null
            ? $"Periode {Indonesian.Month(period)}; kepesertaan aktif segera, daftar diserahkan {office.Stamp(close)}."
            : $"Periode {Indonesian.Month(period)}, dijanjikan {Indonesian.Month(month)}; "
                + $"hari layanan {(last ? "terakhir" : "pertama")} bulan itu {office.Stamp(close)}.";
        var due = office.DueAt(close, month.OnDayOfMonth(1), why);
        return new(date, due.At, text, due.Explanation, due.Provisional);
    }
}
