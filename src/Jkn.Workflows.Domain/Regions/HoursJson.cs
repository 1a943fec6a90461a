using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// Reads service hours. Days are written as people say them,
/// <c>"senin-kamis": "08:00-15:00"</c>, several spans with a comma, <c>"tutup"</c> for none.
/// </summary>
internal static class HoursJson
{
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static ServiceHours ServiceHours(JsonObject hours)
    {
        var weekly = hours.NeedObject("weekly") is { } week ? Weekly(week) : Domain.Clocks.ServiceHours.Assumed.Weekly;
        if (weekly.Days.Values.All(spans => spans.IsEmpty))
            hours.Fail(hours.Item, "Jam layanan mingguan tidak boleh kosong.");
        var overrides = ImmutableArray.CreateBuilder<ServiceHoursOverride>();
        foreach (var one in hours.Objects("overrides"))
        {
            var (from, to) = (DaysJson.Date(one, "from"), DaysJson.Date(one, "to"));
            if (from > to)
                one.Fail(one.Item, "Tanggal from sesudah tanggal to.");
            overrides.Add(new(from, to, one.Text("name"), one.NeedObject("weekly") is { } other ? Weekly(other) : weekly));
            one.SourceText();
            one.Done();
        }
        return new(weekly, overrides.ToImmutable());
    }

    private static WeeklyHours Weekly(JsonObject week)
    {
        var days = ImmutableDictionary.CreateBuilder<IsoDayOfWeek, ImmutableArray<ServiceSpan>>();
        foreach (var (key, item) in week.FreeMembers())
        {
            var ends = key.Split('-').Select(DaysJson.Day).ToArray();
            if (ends.Length is < 1 or > 2 || ends.Contains(null) || ends[0] > ends[^1])
            {
                week.Fail(item, $"\"{key}\" bukan hari; tulis misalnya \"senin-kamis\" atau \"jumat\".");
                continue;
            }
            var spans = Spans(week, item);
            for (var day = ends[0]!.Value; day <= ends[^1]!.Value; day++)
            {
                if (!days.TryAdd(day, spans))
                    week.Fail(item, $"Hari {Indonesian.DayName(day)} ditulis dua kali.");
            }
        }
        return new(days.ToImmutable());
    }

    private static ImmutableArray<ServiceSpan> Spans(JsonObject week, JsonItem item)
    {
        var text = week.TextOf(item);
        if (text == "tutup")
            return [];
        var spans = ImmutableArray.CreateBuilder<ServiceSpan>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries).Select(TimePattern.Parse).ToArray();
            if (
                ends.Length == 2
                && ends.All(end => end.Success)
                && ends[0].Value < ends[1].Value
                && (spans.Count == 0 || spans[^1].To < ends[0].Value)
            )
                spans.Add(new(ends[0].Value, ends[1].Value));
            else
                week.Fail(item, $"\"{part}\" bukan rentang jam yang berurutan; tulis misalnya \"08:00-12:00, 13:00-15:00\".");
        }
        return spans.ToImmutable();
    }
}
