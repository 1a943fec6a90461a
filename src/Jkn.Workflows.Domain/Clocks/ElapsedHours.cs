using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>Hours of the wall clock, <c>ElapsedHours 72</c>: nights and days off included.</summary>
public sealed record ElapsedHours(int Hours) : ClockSpec
{
    public override Due Due(DateTimeOffset start, OfficeTime office) =>
        At(start.AddHours(Hours), office, $"{Hours} jam berturut-turut sejak {office.Stamp(start)}, malam dan hari libur ikut dihitung");

    public override string ToString() => $"ElapsedHours {Hours}";

    private protected override ClockLeft Left(LocalDateTime due, LocalDateTime now, OfficeTime office) =>
        new(office.At(due) - office.At(now), null, default, false);

    private protected override Due GoOn(ClockLeft left, DateTimeOffset now, OfficeTime office)
    {
        var time = left.Time ?? TimeSpan.Zero;
        return At(now + time, office, $"Sisa {(int)time.TotalHours} jam {time.Minutes} menit dilanjutkan {office.Stamp(now)}");
    }

    private static Due At(DateTimeOffset at, OfficeTime office, string lead)
    {
        var local = office.Local(at);
        return office.DueAt(local, local.Date, $"{lead}. Jatuh tempo {office.Stamp(local)}.");
    }
}
