using System.Collections.Immutable;
using Jkn.Workflows.Domain.Clocks;
using NodaTime;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>What happens to a case that comes outside the window .</summary>
public enum OutsideWindow
{
    /// <summary>It waits for the next period.</summary>
    Queue,
    Refuse,
}

/// <summary>When a batch is locked .</summary>
public enum LockRule
{
    /// <summary>At the close of service of the day of service before delivery.</summary>
    PreviousServiceDayClose,

    /// <summary>At the moment of delivery: the recap leaves at its hour.</summary>
    AtDelivery,
}

/// <summary>Whether officials sign before a batch leaves or countersign afterwards .</summary>
public enum SignOffTiming
{
    BeforeSend,
    AfterSend,
}

/// <summary>
/// How a region hands over its cases: monthly (a day-of-month cut-off, perhaps with an intake window) or daily (times).
/// </summary>
/// <param name="Kind">Code of the batch, free for the region.</param>
/// <param name="Number">Pattern with <c>{kode}</c>, <c>{yyyyMM}</c> …; <c>[-S{sub}]</c> shows for supplementary batches only.</param>
/// <param name="Window">Intake dates; null when any date before the cut-off will do.</param>
/// <param name="Deliver">A <see cref="DayOfMonthCutoff"/>, a <see cref="DayOfWeekCutoff"/> or a <see cref="TimeOfDayCutoff"/>.</param>
/// <param name="Layout">Code of the list that is handed over, a file under <c>lists/</c>.</param>
public sealed record BatchSettings(
    string Kind,
    string Label,
    Sourced<NumberPattern> Number,
    Sourced<DayOfMonthWindow>? Window,
    Sourced<ClockSpec> Deliver,
    Sourced<LockRule> Lock,
    Sourced<OutsideWindow> Outside,
    Sourced<SignOffTiming> SignOffTiming,
    Sourced<ClockSpec>? ResultOverdue,
    Sourced<string> Layout
)
{
    /// <summary>Hours of a daily list that the office has settled, in the order of their dates; those of the files count before.</summary>
    public ImmutableArray<RecapHours> Recaps { get; init; } = [];
}

/// <summary>Hours of a daily list from a date on.</summary>
public sealed record RecapHours(LocalDate From, TimeOfDayCutoff Times);
