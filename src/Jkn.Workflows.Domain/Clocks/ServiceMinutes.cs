using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// Minutes inside service hours, <c>ServiceMinutes 30</c>. Stands still at night, on days off and between spans.
/// Before opening it starts at opening; at or after closing, at the next opening. Minutes that end exactly at closing
/// are due at closing, not the next morning.
/// </summary>
public sealed record ServiceMinutes(int Minutes) : ClockSpec
{
    public override Due Due(DateTimeOffset start, OfficeTime office)
    {
        var local = office.Local(start);
        return Spend(Duration.FromMinutes(Minutes), local, office, $"{Minutes} menit layanan sejak {office.Stamp(local)}");
    }

    public override string ToString() => $"ServiceMinutes {Minutes}";

    private protected override ClockLeft Left(LocalDateTime due, LocalDateTime now, OfficeTime office) =>
        new(office.ServiceTimeBetween(now, due).ToTimeSpan(), null, default, false);

    private protected override Due GoOn(ClockLeft left, DateTimeOffset now, OfficeTime office)
    {
        var time = Duration.FromTimeSpan(left.Time ?? TimeSpan.Zero);
        var local = office.Local(now);
        return Spend(time, local, office, $"Sisa {Amount(time)} layanan dilanjutkan {office.Stamp(local)}");
    }

    private static Due Spend(Duration left, LocalDateTime start, OfficeTime office, string lead)
    {
        var spent = new List<string>();
        var date = office.IsServiceDay(start.Date) ? start.Date : office.NextServiceDay(start.Date);
        while (true)
        {
            foreach (var span in office.SpansOn(date))
            {
                var opens = LocalDateTime.Max(date + span.From, start);
                var closes = date + span.To;
                if (opens >= closes)
                    continue;
                var room = OfficeTime.Length(opens, closes);
                if (left <= room)
                    return Finish(opens.PlusTicks((long)left.TotalTicks), start, left, spent, office, lead);
                spent.Add($"{Amount(room)} pada {Indonesian.DayAndDate(date)} sampai tutup pukul {Indonesian.Time(span.To)}");
                left -= room;
            }
            date = office.NextServiceDay(date);
        }
    }

    private static Due Finish(LocalDateTime at, LocalDateTime start, Duration last, List<string> spent, OfficeTime office, string lead)
    {
        // Long clocks: the first and the last day tell the story, the days between only their number.
        var told = spent.Count <= 3 ? spent : [spent[0], $"{spent.Count - 1} rentang layanan penuh"];
        var parts = told.Append($"{Amount(last)} pada {Indonesian.DayAndDate(at.Date)}");
        var skipped = SkippedDays.Sentence(start.Date, at.Date, office);
        return office.DueAt(at, start.Date, $"{lead}: {string.Join("; ", parts)}.{skipped} Jatuh tempo {office.Stamp(at)}.");
    }

    private static string Amount(Duration time) =>
        time.Seconds == 0 && time.SubsecondTicks == 0
            ? $"{(long)time.TotalMinutes} menit"
            : $"{(long)time.TotalMinutes} menit {time.Seconds} detik";
}
