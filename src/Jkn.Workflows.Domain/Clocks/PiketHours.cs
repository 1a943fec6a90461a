using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// When officers on duty serve emergencies besides the hours of service: every day between two times, holidays included; from midnight to
/// the end of the day means all hours.
/// </summary>
public sealed record PiketHours(LocalTime From, LocalTime To)
{
    private const string All = "semua";

    public static readonly PiketHours AllHours = new(LocalTime.Midnight, LocalTime.MaxValue);

    /// <summary><c>16:00-21:00</c> or <c>semua</c>; null for anything else.</summary>
    public static PiketHours? Parse(string text)
    {
        var pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
        return text == All ? AllHours
            : text.Split('-') is [var from, var to]
            && pattern.Parse(from.Trim()).TryGetValue(default, out var opens)
            && pattern.Parse(to.Trim()).TryGetValue(default, out var closes)
            && opens < closes
                ? new(opens, closes)
            : null;
    }

    public override string ToString() =>
        this == AllHours
            ? All
            : $"{From.ToString("HH:mm", CultureInfo.InvariantCulture)}-{To.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    // A year of days without room is a broken region, not a long night.
    private const int LongestSearch = 366;

    /// <summary>Whether somebody serves at this moment, on duty or in service.</summary>
    public bool Covers(LocalDateTime at, OfficeTime office) => Spans(at.Date, office).Any(s => s.From <= at && at < s.To);

    /// <summary>Minutes counted while anybody serves, on duty or in service.</summary>
    public Due Due(int minutes, DateTimeOffset start, OfficeTime office)
    {
        var (left, from) = (Duration.FromMinutes(minutes), office.Local(start));
        for (var day = from.Date; day < from.Date.PlusDays(LongestSearch); day = day.PlusDays(1))
        {
            foreach (var (opens, closes) in Spans(day, office))
            {
                var begin = LocalDateTime.Max(opens, from);
                if (begin >= closes)
                    continue;
                var room = OfficeTime.Length(begin, closes);
                if (left <= room)
                {
                    var at = begin.PlusTicks((long)left.TotalTicks);
                    return office.DueAt(
                        at,
                        from.Date,
                        $"{minutes} menit sejak {office.Stamp(from)}, jam piket ikut dihitung. Jatuh tempo {office.Stamp(at)}."
                    );
                }
                left -= room;
            }
        }
        throw new InvalidOperationException($"No hours of duty within a year of {from}: {this}.");
    }

    /// <summary>Hours of service and of duty of a day, joined where they touch.</summary>
    private List<(LocalDateTime From, LocalDateTime To)> Spans(LocalDate day, OfficeTime office)
    {
        var end = To == LocalTime.MaxValue ? day.PlusDays(1).AtMidnight() : day + To;
        var joined = new List<(LocalDateTime From, LocalDateTime To)>();
        IEnumerable<(LocalDateTime From, LocalDateTime To)> own = [(day + From, end)];
        foreach (var span in office.SpansOn(day).Select(s => (From: day + s.From, To: day + s.To)).Concat(own).Order())
        {
            if (joined.Count > 0 && span.From <= joined[^1].To)
                joined[^1] = (joined[^1].From, LocalDateTime.Max(joined[^1].To, span.To));
            else
                joined.Add(span);
        }
        return joined;
    }
}
