using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Offices;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Calendars;

/// <summary>
/// A day as it is entered: LIBUR (the office is closed), MASUK (it works although other layers say no), CUTI_BERSAMA (a national calendar
/// only), HAPUS (the entry is taken back).
/// </summary>
public sealed record EnteredDay(string Date, string Kind, string Name);

/// <summary>A year's national calendar as it is entered.</summary>
public sealed record EnteredYear(int Year, string Source, IReadOnlyList<EnteredDay> Days);

/// <summary>
/// Other hours for some dates. Spans as "08:00-14:00" by day of the week in Indonesian; a day that is not named is closed.
/// </summary>
public sealed record EnteredHours(string From, string To, string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Hours);

/// <summary>Days and hours as they lie among the dated settings of a region, and back.</summary>
internal static class CalendarStore
{
    public const string Year = SettingNames.Year,
        Day = SettingNames.Day,
        Hours = SettingNames.Hours;

    private static readonly ImmutableDictionary<string, IsoDayOfWeek> week = new Dictionary<string, IsoDayOfWeek>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["senin"] = IsoDayOfWeek.Monday,
        ["selasa"] = IsoDayOfWeek.Tuesday,
        ["rabu"] = IsoDayOfWeek.Wednesday,
        ["kamis"] = IsoDayOfWeek.Thursday,
        ["jumat"] = IsoDayOfWeek.Friday,
        ["sabtu"] = IsoDayOfWeek.Saturday,
        ["minggu"] = IsoDayOfWeek.Sunday,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool IsCalendar(string setting) =>
        setting.StartsWith(Year, StringComparison.Ordinal)
        || setting.StartsWith(Day, StringComparison.Ordinal)
        || setting.StartsWith(Hours, StringComparison.Ordinal);

    public static CalendarEntries Read(IEnumerable<DatedSetting> settings)
    {
        var entries = CalendarEntries.None;
        foreach (var row in settings.OrderBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.At))
        {
            if (row.Name.StartsWith(Year, StringComparison.Ordinal))
            {
                var year = JsonSerializer.Deserialize<EnteredYear>(row.Json)!;
                entries = entries with
                {
                    Years = entries.Years.Add(
                        new(
                            year.Year,
                            year.Source,
                            [
                                .. year.Days.Select(d => new CalendarDay(
                                    DateOf(d.Date)!.Value,
                                    d.Kind == "LIBUR" ? CalendarDayKind.Holiday : CalendarDayKind.CollectiveLeave,
                                    d.Name
                                )),
                            ]
                        )
                    ),
                };
            }
            else if (row.Name.StartsWith(Day, StringComparison.Ordinal))
            {
                var day = JsonSerializer.Deserialize<EnteredDay>(row.Json)!;
                var date = DateOf(day.Date)!.Value;
                if (day.Kind == "LIBUR")
                    entries = entries with { Closed = entries.Closed.SetItem(date, day.Name) };
                else if (day.Kind == "MASUK")
                    entries = entries with { Open = entries.Open.SetItem(date, day.Name) };
            }
            else
                entries = entries with
                {
                    Hours = entries.Hours.Add(HoursOf(JsonSerializer.Deserialize<EnteredHours>(row.Json)!).Override!),
                };
        }
        return entries;
    }

    /// <summary>The override, or what is wrong with it.</summary>
    public static (ServiceHoursOverride? Override, string? Problem) HoursOf(EnteredHours entered)
    {
        if (DateOf(entered.From) is not { } from || DateOf(entered.To) is not { } to || to < from)
            return (null, "Tanggal awal atau akhir tidak sah (yyyy-MM-dd).");
        var days = ImmutableDictionary.CreateBuilder<IsoDayOfWeek, ImmutableArray<ServiceSpan>>();
        foreach (var (name, texts) in entered.Hours)
        {
            if (!week.TryGetValue(name, out var day))
                return (null, $"\"{name}\" bukan nama hari.");
            var spans = texts.Select(SpanOf).ToList();
            if (spans.Exists(s => s is null))
                return (null, $"Jam {name} ditulis seperti 08:00-14:00.");
            days[day] = [.. spans.OfType<ServiceSpan>().OrderBy(s => s.From)];
        }
        return days.Count == 0
            ? (null, "Sebutkan paling sedikit satu hari.")
            : (new(from, to, entered.Name, new WeeklyHours(days.ToImmutable())), null);
    }

    public static LocalDate? DateOf(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : null;

    private static ServiceSpan? SpanOf(string text)
    {
        var pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
        return
            text.Split('-') is [var from, var to]
            && pattern.Parse(from.Trim()).TryGetValue(default, out var opens)
            && pattern.Parse(to.Trim()).TryGetValue(default, out var closes)
            && opens < closes
            ? new(opens, closes)
            : null;
    }
}
