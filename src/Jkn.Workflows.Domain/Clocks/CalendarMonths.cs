using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// Same day of a later month, <c>CalendarMonths 1</c>, clamped to the month's end (31 January → 28 February); due at
/// 23:59:59. Once paused it goes on in days: a part of a month has no length of its own.
/// </summary>
public sealed record CalendarMonths(int Months) : ClockSpec
{
    public override Due Due(DateTimeOffset start, OfficeTime office)
    {
        var date = office.Local(start).Date;
        var end = date.PlusMonths(Months);
        var clamped = end.Day == date.Day ? "" : $", tanggal {date.Day} tidak ada di bulan itu sehingga dipakai tanggal {end.Day}";
        return EndOfDay.Due(end, office, $"{Months} bulan kalender sesudah {Indonesian.DayAndDate(date)}{clamped}");
    }

    public override string ToString() => $"CalendarMonths {Months}";

    private protected override ClockLeft Left(LocalDateTime due, LocalDateTime now, OfficeTime office) => EndOfDay.Left(due, now);

    private protected override Due GoOn(ClockLeft left, DateTimeOffset now, OfficeTime office) => EndOfDay.GoOn(left, now, office);
}
