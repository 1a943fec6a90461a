using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>Which day of a promised month closes the promise.</summary>
public enum PromiseDay
{
    FirstWorkingDay,
    LastWorkingDay,
}

/// <summary>What the office promises at registration, <i>Janji</i> (A-16).</summary>
public abstract record PromiseRule;

/// <summary>A month after the period of the batch; the text may use <c>{bulan}</c>, <c>{tahun}</c> and <c>{tanggal}</c>.</summary>
public sealed record MonthPromise(int MonthsAfterPeriod, PromiseDay Day, string Text) : PromiseRule;

/// <summary>A clock from registration, for regions whose promise is a length of time.</summary>
public sealed record ClockPromise(ClockSpec Clock) : PromiseRule;

/// <summary>
/// <i>Janji</i> is the date the applicant is told; <i>Umur</i> is the age since the file was received, which never
/// pauses and turns amber and red.
/// </summary>
public sealed record PromiseSettings(
    Sourced<PromiseRule> Rule,
    Sourced<ClockSpec>? Amber,
    Sourced<ClockSpec>? Red,
    Sourced<ClockSpec>? Poster
);
