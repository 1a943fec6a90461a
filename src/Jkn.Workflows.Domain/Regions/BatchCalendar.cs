using Jkn.Workflows.Domain.Clocks;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// Which batch a case belongs to (domain 2.4, A-14, A-15, A-32). A monthly period is named after the month of its
/// cut-off date before rolling. Its window closes with the cut-off where that is earlier (AC-30, AC-31).
/// Ready up to the lock: the batch itself. After the lock, before the window closes: supplementary <c>-S1</c>, handed
/// over at the next possible moment. After the window: the next period, or a refusal.
/// </summary>
public sealed class BatchCalendar(Region region, BatchSettings batch, WorkingCalendar calendar)
{
    private readonly OfficeTime office = region.OfficeTime(calendar);

    public BatchPlacement Place(DateTimeOffset readyAt)
    {
        var ready = office.Local(readyAt);
        if (batch.Deliver.Value is not DayOfMonthCutoff)
            return new(Queue(readyAt), null);
        var period = PeriodFor(ready);
        if (batch is { Outside.Value: OutsideWindow.Refuse, Window.Value: { } window } && ready < period.Opens)
            return new(null, $"penerimaan berkas tanggal {window.From}–{window.To}");
        return new(Slot(period, ready), null);
    }

    /// <summary>
    /// The slot for a case that is already in the house: whatever the region's policy at the counter, it waits for its period.
    /// </summary>
    public BatchSlot Queue(DateTimeOffset readyAt) =>
        batch.Deliver.Value switch
        {
            TimeOfDayCutoff times => Recap(times, office.Local(readyAt)),
            DayOfWeekCutoff week => Week(week, office.Local(readyAt)),
            _ => Slot(PeriodFor(office.Local(readyAt)), office.Local(readyAt)),
        };

    /// <summary>The next supplementary list of the same period, for a case that comes after its list was locked by hand.</summary>
    public BatchSlot Supplement(BatchSlot locked)
    {
        var sub = locked.Supplementary + 1;
        var month = NodaTime.Text.YearMonthPattern.Iso.Parse(locked.Period);
        var at = month.Success ? month.Value.OnDayOfMonth(1).AtMidnight() : office.Local(locked.DeliverBy);
        return locked with
        {
            Supplementary = sub,
            BatchNo = batch.Number.Value.Format(new(region.Code, at, Sub: sub)),
            LockAt = locked.WindowClosesAt > locked.LockAt ? locked.WindowClosesAt : locked.LockAt,
        };
    }

    /// <summary>The moments of a monthly period, whether or not it has cases.</summary>
    /// <exception cref="InvalidOperationException">The batch is a daily recap and has no months.</exception>
    public BatchSlot Period(YearMonth month) => Slot(PeriodOf(month), ready: null);

    private MonthlyPeriod PeriodFor(LocalDateTime ready)
    {
        // Rolling moves a cut-off by days, wrapping windows by weeks: one month back is far enough to begin.
        var month = ready.Date.ToYearMonth().PlusMonths(-1);
        while (PeriodOf(month).Closes < ready)
            month = month.PlusMonths(1);
        return PeriodOf(month);
    }

    private MonthlyPeriod PeriodOf(YearMonth month)
    {
        if (batch.Deliver.Value is not DayOfMonthCutoff cutoff)
            throw new InvalidOperationException($"Batch {batch.Kind} has no months.");
        var deliver = cutoff.Of(month, office);
        var (first, last) = batch.Window?.Value.EndingIn(month) ?? (default, LocalDate.MaxIsoValue);
        var closes = batch.Window is null ? deliver : LocalDateTime.Min(EndOfDay.Of(last), deliver);
        var locks = batch.Lock.Value == LockRule.AtDelivery ? deliver : office.CloseOf(office.PreviousServiceDay(deliver.Date));
        return new(month, batch.Window is null ? null : first.AtMidnight(), closes, locks, deliver, cutoff.Explain(month, office));
    }

    private BatchSlot Slot(MonthlyPeriod period, LocalDateTime? ready)
    {
        var waits = ready < period.Opens;
        var late = ready > period.Locks;
        var locks = late ? period.Closes : period.Locks;
        var deliver = late ? LocalDateTime.Max(period.Deliver, CloseAfter(period.Closes)) : period.Deliver;
        var unknown = calendar.UnknownYear(period.Locks.Year, Math.Max(deliver.Year, period.Month.Year));
        var explanation =
            $"Diusulkan {Indonesian.Date(deliver.Date)}, periode {Indonesian.Month(period.Month)}"
            + (waits ? ", menunggu periode dibuka" : "")
            + (late ? ", susulan karena batch sudah dikunci" : "")
            + $". Penerimaan ditutup {office.Stamp(period.Closes)}; dikunci {office.Stamp(locks)}; "
            + $"diantar paling lambat {office.Stamp(deliver)}. {period.Why}"
            + OfficeTime.Provisional(unknown);
        var month = period.Month.OnDayOfMonth(1).AtMidnight();
        return new(
            batch.Kind,
            period.Month.ToString("uuuu-MM", null),
            late ? 1 : 0,
            batch.Number.Value.Format(new(region.Code, month, Sub: late ? 1 : 0)),
            period.Opens is { } opens ? office.At(opens) : null,
            office.At(period.Closes),
            office.At(locks),
            office.At(deliver),
            waits,
            explanation,
            unknown is not null
        );
    }

    private BatchSlot Recap(TimeOfDayCutoff times, LocalDateTime ready)
    {
        var at = AtOrAfter(times, ready);
        var due = office.DueAt(at, at.Date, $"Masuk rekap {office.Stamp(at)}.");

        // A recap that leaves at its hour is locked at its hour; an earlier lock would need a second recap.
        return new(
            batch.Kind,
            at.ToString("uuuu-MM-dd-HHmm", null),
            0,
            batch.Number.Value.Format(new(region.Code, at)),
            null,
            due.At,
            due.At,
            due.At,
            false,
            due.Explanation,
            due.Provisional
        );
    }

    /// <summary>The first recap at or after a moment, each day by the hours that count on it (AC-99).</summary>
    private LocalDateTime AtOrAfter(TimeOfDayCutoff files, LocalDateTime ready)
    {
        if (batch.Recaps.IsEmpty)
            return files.AtOrAfter(ready, office);
        for (var (date, from) = (ready.Date, ready); ; date = date.PlusDays(1), from = date.AtMidnight())
        {
            var hours = batch.Recaps.LastOrDefault(r => r.From <= date)?.Times ?? files;
            if (hours.AtOrAfter(from, office) is var at && at.Date == date)
                return at;
        }
    }

    /// <summary>
    /// A weekly list is named after the date its cut-off was planned for; after its lock a supplementary one takes what still comes.
    /// </summary>
    private BatchSlot Week(DayOfWeekCutoff week, LocalDateTime ready)
    {
        var (planned, closes) = week.AtOrAfter(ready, office);
        var locks = batch.Lock.Value == LockRule.AtDelivery ? closes : office.CloseOf(office.PreviousServiceDay(closes.Date));
        var late = ready > locks;
        var deliver = late ? CloseAfter(closes) : closes;
        var due = office.DueAt(
            deliver,
            LocalDate.Min(planned, closes.Date),
            $"Diusulkan {Indonesian.Date(deliver.Date)}. {week.Explain(planned, office)}"
        );
        return new(
            batch.Kind,
            planned.ToString("uuuu-MM-dd", null),
            late ? 1 : 0,
            batch.Number.Value.Format(new(region.Code, planned.AtMidnight(), Sub: late ? 1 : 0)),
            null,
            office.At(closes),
            office.At(late ? closes : locks),
            due.At,
            false,
            due.Explanation,
            due.Provisional
        );
    }

    /// <summary>The first close of service strictly after a moment: the soonest a late batch can be signed and delivered.</summary>
    private LocalDateTime CloseAfter(LocalDateTime moment) =>
        office.IsServiceDay(moment.Date) && office.CloseOf(moment.Date) > moment
            ? office.CloseOf(moment.Date)
            : office.CloseOf(office.NextServiceDay(moment.Date));

    private sealed record MonthlyPeriod(
        YearMonth Month,
        LocalDateTime? Opens,
        LocalDateTime Closes,
        LocalDateTime Locks,
        LocalDateTime Deliver,
        string Why
    );
}
