using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>
/// Reads settings that say where they come from: <c>{ "value": …, "source": "SEED:S3:L183", "note": … }</c>. A bare
/// value is one the office wrote itself.
/// </summary>
internal static class SourcedJson
{
    /// <summary>Null when the key is absent.</summary>
    public static Sourced<T>? Sourced<T>(this JsonObject owner, string key, Func<JsonObject, JsonItem, T> read)
        where T : notnull
    {
        if (owner.Find(key) is not { } found)
            return null;
        if (found.Member("value") is null)
            return new(read(owner, found), Source.Office);
        var wrapped = owner.ObjectOf(found)!;
        var item = wrapped.Need("value");
        var sourced = item is null ? null : new Sourced<T>(read(wrapped, item), wrapped.SourceText(), wrapped.TextOrNull("note"));
        wrapped.Done();
        return sourced;
    }

    public static Sourced<T>? NeedSourced<T>(this JsonObject owner, string key, Func<JsonObject, JsonItem, T> read)
        where T : notnull
    {
        owner.Need(key);
        return owner.Sourced(key, read);
    }

    /// <summary>The key <c>source</c> of an object; absent means the office itself.</summary>
    public static string SourceText(this JsonObject owner)
    {
        if (owner.Find("source") is not { } found)
            return Source.Office;
        var source = owner.TextOf(found);
        if (!Source.IsValid(source))
            owner.Fail(found, $"Sumber \"{source}\" tidak dikenal; tulis SEED:S3:L183-185, ASUMSI:A-13, atau DITETAPKAN_PENGGUNA.");
        return source;
    }

    public static string Text(JsonObject owner, JsonItem item) => owner.TextOf(item);

    public static bool Flag(JsonObject owner, JsonItem item) => owner.FlagOf(item);

    public static ClockSpec Clock(JsonObject owner, JsonItem item)
    {
        var (clock, problem) = ClockSpec.Parse(owner.TextOf(item));
        if (clock is null)
            owner.Fail(item, problem!);
        return clock ?? new CalendarDays(1);
    }

    public static DayOfMonthWindow Window(JsonObject owner, JsonItem item)
    {
        var clock = Clock(owner, item);
        if (clock is not DayOfMonthWindow)
            owner.Fail(item, "Jendela harus berupa DayOfMonthWindow, misalnya DayOfMonthWindow 1-20.");
        return clock as DayOfMonthWindow ?? new(1, 31);
    }

    public static NumberPattern Pattern(JsonObject owner, JsonItem item)
    {
        var (pattern, problem) = NumberPattern.Parse(owner.TextOf(item));
        if (pattern is null)
            owner.Fail(item, problem!);
        return pattern ?? NumberPattern.Parse("{nomorUrut}").Pattern!;
    }

    public static Func<JsonObject, JsonItem, int> Years => (owner, item) => owner.NumberOf(item, 1, 100);
}
