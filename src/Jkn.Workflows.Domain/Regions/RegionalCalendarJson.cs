using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Reads what a region adds to the national calendar.</summary>
internal static class RegionalCalendarJson
{
    public static RegionalCalendar Read(JsonObject calendar)
    {
        var weekend = calendar.List("weekend").Select(item => DayOf(calendar, item)).OfType<IsoDayOfWeek>().ToImmutableHashSet();
        if (weekend.Count == 7)
            calendar.Fail(calendar.Item, "Akhir pekan tidak boleh mencakup ketujuh hari.");
        var closes = calendar.Sourced("cutiBersama", (owner, item) => owner.Choice(item, ("LIBUR", true), ("MASUK", false)));
        var read = new RegionalCalendar(
            calendar.Has("weekend") ? weekend : RegionalCalendar.Default.Weekend,
            closes?.Value ?? true,
            Dates(calendar, "holidays"),
            Dates(calendar, "workingDays")
        );
        calendar.Done();
        return read;
    }

    private static ImmutableDictionary<LocalDate, string> Dates(JsonObject calendar, string key)
    {
        var dates = ImmutableDictionary.CreateBuilder<LocalDate, string>();
        foreach (var day in calendar.Objects(key))
        {
            var date = DaysJson.Date(day, "date");
            if (!dates.TryAdd(date, day.Text("name")))
                day.Fail(day.Item, $"Tanggal {date.ToString("uuuu-MM-dd", null)} ditulis dua kali.");
            day.SourceText();
            day.Done();
        }
        return dates.ToImmutable();
    }

    private static IsoDayOfWeek? DayOf(JsonObject owner, JsonItem item)
    {
        var day = DaysJson.Day(owner.TextOf(item));
        if (day is null)
            owner.Fail(item, $"\"{item.Text}\" bukan nama hari.");
        return day;
    }
}
