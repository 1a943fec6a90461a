using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Json;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Reads how a region hands over its cases and what it promises.</summary>
internal static class BatchJson
{
    public static BatchSettings Batch(JsonObject batch)
    {
        var window = batch.Sourced("window", SourcedJson.Window);
        var deliver =
            batch.NeedSourced("deliver", SourcedJson.Clock)
            ?? new Sourced<ClockSpec>(new DayOfMonthCutoff(1, null, Roll.Previous), Source.Office);
        var daily = deliver.Value is TimeOfDayCutoff;
        if (!daily && deliver.Value is not (DayOfMonthCutoff or DayOfWeekCutoff))
            batch.Fail(batch.Find("deliver")!, "Pengiriman harus berupa DayOfMonthCutoff, DayOfWeekCutoff atau TimeOfDayCutoff.");
        if (deliver.Value is not DayOfMonthCutoff && window is not null)
            batch.Fail(batch.Find("window")!, "Rekap harian atau mingguan tidak mengenal jendela bulanan.");

        // A delivery before the window opens would close each period before it began.
        if (window is { Value: var dates } && deliver.Value is DayOfMonthCutoff cutoff && dates.From <= dates.To && cutoff.Day < dates.From)
            batch.Fail(batch.Find("deliver")!, "Tanggal pengiriman mendahului awal jendela penerimaan.");
        var read = new BatchSettings(
            batch.Text("kind"),
            batch.Text("label"),
            batch.NeedSourced("number", SourcedJson.Pattern) ?? new(NumberPattern.Parse("{yyyyMM}").Pattern!, Source.Office),
            window,
            deliver,
            batch.Sourced("lock", Lock) ?? new(daily ? LockRule.AtDelivery : LockRule.PreviousServiceDayClose, "ASUMSI:A-32"),
            batch.Sourced("outside", Outside) ?? new(OutsideWindow.Queue, "ASUMSI:A-14"),
            batch.Sourced("signOffTiming", Timing) ?? new(daily ? SignOffTiming.AfterSend : SignOffTiming.BeforeSend, "ASUMSI:A-32"),
            batch.Sourced("resultOverdue", SourcedJson.Clock),
            batch.Sourced("layout", (owner, item) => owner.TextOf(item)) ?? new("form-34", "ASUMSI:X-14")
        );
        batch.Done();
        return read;
    }

    public static PromiseSettings? Promise(JsonObject promise)
    {
        var rule = promise.NeedSourced("janji", Rule);
        var read = rule is null
            ? null
            : new PromiseSettings(
                rule,
                promise.Sourced("amber", SourcedJson.Clock),
                promise.Sourced("red", SourcedJson.Clock),
                promise.Sourced("poster", SourcedJson.Clock)
            );
        promise.Done();
        return read;
    }

    public static ImmutableArray<ActivationRule> Activation(JsonObject region)
    {
        var rules = ImmutableArray.CreateBuilder<ActivationRule>();
        foreach (var rule in region.Objects("activation"))
        {
            LocalDate? from = rule.Find("from") is { } date ? DaysJson.DateOf(rule, date) : null;
            if (from is null && rules.Count > 0)
                rule.Fail(rule.Item, "Hanya aturan pertama boleh tanpa tanggal from.");
            if (rules.Count > 0 && from <= rules[^1].From)
                rule.Fail(rule.Item, "Aturan aktivasi harus berurutan menurut tanggal from.");
            var mode = rule.Need("mode") is { } item
                ? rule.Choice(item, ("NEXT_MONTH_FIRST", ActivationMode.NextMonthFirst), ("IMMEDIATE", ActivationMode.Immediate))
                : default;
            rules.Add(new(from, mode, rule.SourceText()));
            rule.Done();
        }
        return rules.ToImmutable();
    }

    private static PromiseRule Rule(JsonObject owner, JsonItem item)
    {
        if (item.Kind == System.Text.Json.JsonValueKind.String)
            return new ClockPromise(SourcedJson.Clock(owner, item));
        if (owner.ObjectOf(item) is not { } month)
            return new ClockPromise(new CalendarDays(1));
        var rule = new MonthPromise(
            month.Number("monthsAfterPeriod", 0, 12),
            month.Need("day") is { } day
                ? month.Choice(day, ("LAST_WORKING_DAY", PromiseDay.LastWorkingDay), ("FIRST_WORKING_DAY", PromiseDay.FirstWorkingDay))
                : default,
            month.Text("text")
        );
        month.Done();
        return rule;
    }

    internal static LockRule Lock(JsonObject owner, JsonItem item) =>
        owner.Choice(item, ("PREVIOUS_SERVICE_DAY_CLOSE", LockRule.PreviousServiceDayClose), ("AT_DELIVERY", LockRule.AtDelivery));

    internal static OutsideWindow Outside(JsonObject owner, JsonItem item) =>
        owner.Choice(item, ("QUEUE", OutsideWindow.Queue), ("REFUSE", OutsideWindow.Refuse));

    private static SignOffTiming Timing(JsonObject owner, JsonItem item) =>
        owner.Choice(item, ("BEFORE_SEND", SignOffTiming.BeforeSend), ("AFTER_SEND", SignOffTiming.AfterSend));
}
