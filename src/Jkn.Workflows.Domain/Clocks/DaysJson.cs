using Jkn.Workflows.Domain.Json;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>Reads dates as yyyy-MM-dd and days of the week as people say them.</summary>
internal static class DaysJson
{
    public static LocalDate Date(JsonObject owner, string key) =>
        owner.Need(key) is { } item ? DateOf(owner, item) : new LocalDate(2000, 1, 1);

    public static LocalDate DateOf(JsonObject owner, JsonItem item)
    {
        if (LocalDatePattern.Iso.Parse(owner.TextOf(item)) is { Success: true } read)
            return read.Value;
        owner.Fail(item, $"\"{item.Text}\" bukan tanggal; tulis yyyy-MM-dd.");
        return new LocalDate(2000, 1, 1);
    }

    public static IsoDayOfWeek? Day(string name)
    {
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            if (string.Equals(Indonesian.DayName(day), name, StringComparison.OrdinalIgnoreCase))
                return day;
        }
        return null;
    }
}
