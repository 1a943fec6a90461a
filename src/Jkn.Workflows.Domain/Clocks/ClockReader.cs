using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>Reads the text of a clock. Limits keep a slip of the pen from counting for centuries.</summary>
internal static class ClockReader
{
    private const string Kinds =
        "ServiceMinutes, WorkDays, CalendarDays, CalendarMonths, ElapsedHours, "
        + "DayOfMonthWindow, DayOfMonthCutoff, DayOfWeekCutoff, TimeOfDayCutoff";

    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static (ClockSpec? Clock, string? Problem) Read(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return (null, $"Jam kosong; jenisnya: {Kinds}.");
        var arguments = words[1..];
        return words[0] switch
        {
            "ServiceMinutes" => Count(arguments, 100_000, "menit layanan", number => new ServiceMinutes(number)),
            "WorkDays" => Count(arguments, 1_000, "hari kerja", number => new WorkDays(number)),
            "CalendarDays" => Count(arguments, 3_660, "hari kalender", number => new CalendarDays(number)),
            "CalendarMonths" => Count(arguments, 120, "bulan", number => new CalendarMonths(number)),
            "ElapsedHours" => Count(arguments, 87_600, "jam", number => new ElapsedHours(number)),
            "DayOfMonthWindow" => Window(arguments),
            "DayOfMonthCutoff" => MonthCutoff(arguments),
            "DayOfWeekCutoff" => WeekCutoff(arguments),
            "TimeOfDayCutoff" => DayCutoff(arguments),
            _ => (null, $"Jenis jam \"{words[0]}\" tidak dikenal; jenisnya: {Kinds}."),
        };
    }

    private static (ClockSpec?, string?) Count(string[] arguments, int largest, string unit, Func<int, ClockSpec> make) =>
        arguments.Length == 1 && Number(arguments[0], 1, largest) is { } number
            ? (make(number), null)
            : (null, $"Diharapkan satu bilangan {unit} dari 1 sampai {largest}.");

    private static (ClockSpec?, string?) Window(string[] arguments)
    {
        var days = arguments.Length == 1 ? arguments[0].Split('-') : [];
        return days.Length == 2 && Number(days[0], 1, 31) is { } from && Number(days[1], 1, 31) is { } to
            ? (new DayOfMonthWindow(from, to), null)
            : (null, "Diharapkan dua tanggal 1 sampai 31, misalnya 1-20.");
    }

    private static (ClockSpec?, string?) MonthCutoff(string[] arguments)
    {
        if (arguments.Length != 3)
            return (null, "Diharapkan tanggal, jam, dan penggeseran, misalnya 15 12:00 Previous.");
        if (Number(arguments[0], 1, 31) is not { } day)
            return (null, $"\"{arguments[0]}\" bukan tanggal 1 sampai 31.");
        LocalTime? time = null;
        if (arguments[1] != "close")
        {
            if (Time(arguments[1]) is not { } read)
                return (null, $"\"{arguments[1]}\" bukan jam HH:mm dan bukan close.");
            time = read;
        }
        return Rolled(arguments[2], roll => new DayOfMonthCutoff(day, time, roll));
    }

    private static (ClockSpec?, string?) WeekCutoff(string[] arguments)
    {
        if (arguments.Length != 3)
            return (null, "Diharapkan hari, jam, dan penggeseran, misalnya jumat 10:00 Previous.");
        if (DaysJson.Day(arguments[0]) is not { } day)
            return (null, $"\"{arguments[0]}\" bukan nama hari.");
        if (Time(arguments[1]) is not { } time)
            return (null, $"\"{arguments[1]}\" bukan jam HH:mm.");
        return Rolled(arguments[2], roll => new DayOfWeekCutoff(day, time, roll));
    }

    private static (ClockSpec?, string?) Rolled(string text, Func<Roll, ClockSpec> make) =>
        text switch
        {
            "Previous" => (make(Roll.Previous), null),
            "Next" => (make(Roll.Next), null),
            "None" => (make(Roll.None), null),
            _ => (null, $"Penggeseran \"{text}\" tidak dikenal; pilihannya Previous, Next, None."),
        };

    private static (ClockSpec?, string?) DayCutoff(string[] arguments)
    {
        if (arguments.Length is < 1 or > 2)
            return (null, "Diharapkan jam-jam dan boleh Every atau Working, misalnya 11:00,14:00 Every.");
        var times = arguments[0].Split(',').Select(Time).ToList();
        if (times.Contains(null))
            return (null, $"\"{arguments[0]}\" bukan daftar jam HH:mm, misalnya 11:00,14:00.");
        var inOrder = times.Select(time => time!.Value).Distinct().Order().ToImmutableArray();
        return (arguments.Length == 2 ? arguments[1] : "Every") switch
        {
            "Every" => (new TimeOfDayCutoff(inOrder, CutoffDays.Every), null),
            "Working" => (new TimeOfDayCutoff(inOrder, CutoffDays.Working), null),
            var other => (null, $"\"{other}\" tidak dikenal; pilihannya Every atau Working."),
        };
    }

    private static int? Number(string text, int smallest, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : null;

    private static LocalTime? Time(string text) => TimePattern.Parse(text) is { Success: true } read ? read.Value : null;
}
