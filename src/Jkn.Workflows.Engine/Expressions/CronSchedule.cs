using System.Globalization;

namespace Jkn.Workflows.Engine;

/// <summary>
/// A cron expression with six fields: second, minute, hour, day of month, month, day of week (0 and 7 are Sunday). Fields know
/// <c>* ? , - /</c>, names of months and days, <c>L</c> as last day of the month. When both days are given, both must hold, as in Cronos.
/// </summary>
public sealed class CronSchedule
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly bool[] seconds,
        minutes,
        hours,
        days,
        months,
        weekdays;
    private readonly bool lastDay;

    private CronSchedule(string text, bool[][] fields, bool lastDay)
    {
        Text = text;
        (seconds, minutes, hours, days, months, weekdays) = (fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
        weekdays[0] |= weekdays[7];
        this.lastDay = lastDay;
    }

    public string Text { get; }

    /// <summary>Null with a sentence for the author when the text cannot be read.</summary>
    public static CronSchedule? Parse(string text, out string? error)
    {
        error = null;
        var parts = text.ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 6)
        {
            error = $"Ungkapan cron \"{text}\" harus mempunyai enam kolom (detik menit jam tanggal bulan hari), bukan {parts.Length}.";
            return null;
        }
        (string Name, int Min, int Max, string[] Names)[] kinds =
        [
            ("detik", 0, 59, []),
            ("menit", 0, 59, []),
            ("jam", 0, 23, []),
            ("tanggal", 1, 31, []),
            ("bulan", 1, 12, Months),
            ("hari", 0, 7, Days),
        ];
        var last = parts[3] == "L";
        var fields = new bool[6][];
        for (var i = 0; i < 6; i++)
        {
            if (ReadField(i == 3 && last ? "*" : parts[i], kinds[i].Min, kinds[i].Max, kinds[i].Names) is not { } field)
            {
                error = $"Ungkapan cron \"{text}\": kolom {kinds[i].Name} \"{parts[i]}\" tidak dapat dibaca.";
                return null;
            }
            fields[i] = field;
        }
        return new(text, fields, last);
    }

    /// <summary>The first time after an instant, in the zone whose offset is given; null when it never comes.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, Func<DateTimeOffset, TimeSpan> offsetAt)
    {
        var local = after.ToOffset(offsetAt(after)).DateTime;
        var day = local.Date;
        // 29 February on a given weekday comes at least every 28 years (40 around 2100)
        for (var i = 0; i < 366 * 41 && day.Year < 9999; i++, day = day.AddDays(1))
        {
            if (!months[day.Month] || !days[day.Day] || !weekdays[(int)day.DayOfWeek] || lastDay && day.AddDays(1).Day != 1)
                continue;
            foreach (var time in TimesOf(day))
            {
                if (time <= local)
                    continue;
                var guess = new DateTimeOffset(time, offsetAt(after));
                var found = new DateTimeOffset(time, offsetAt(guess));
                if (found > after)
                    return found;
            }
        }
        return null;
    }

    private IEnumerable<DateTime> TimesOf(DateTime day) =>
        from hour in Set(hours)
        from minute in Set(minutes)
        from second in Set(seconds)
        select day.AddSeconds(hour * 3600 + minute * 60 + second);

    private static IEnumerable<int> Set(bool[] field) => Enumerable.Range(0, field.Length).Where(i => field[i]);

    private static bool[]? ReadField(string text, int min, int max, string[] names)
    {
        var field = new bool[max + 1];
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var all] => (all, 1),
                [var some, var every] when int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 => (
                    some,
                    n
                ),
                _ => ("", 0),
            };
            var (from, to) = range switch
            {
                "*" or "?" => (min, max),
                _ when range.Split('-') is [var low, var high] => (Number(low, names), Number(high, names)),
                _ => (Number(range, names), part.Contains('/') ? max : Number(range, names)),
            };
            if (step == 0 || from < min || from > max || to < min || to > max)
                return null;
            // FRI-MON and 22-2 go over the end
            var size = max - min + (max == 7 ? 0 : 1);
            for (var i = from; i <= (to < from ? to + size : to); i += step)
                field[i > max ? i - size : i] = true;
        }
        return field;
    }

    private static int Number(string text, string[] names) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Array.IndexOf(names, text) is >= 0 and var index ? index + (names.Length == 12 ? 1 : 0)
        : -1;
}
