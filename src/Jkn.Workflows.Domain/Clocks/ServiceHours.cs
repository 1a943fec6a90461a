using System.Collections.Immutable;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>A stretch of service on one day, from opening to closing. Both ends count as open.</summary>
public readonly record struct ServiceSpan(LocalTime From, LocalTime To);

/// <summary>Hours of a week: for each weekday its spans, in order; a day without spans is closed.</summary>
public sealed record WeeklyHours(ImmutableDictionary<IsoDayOfWeek, ImmutableArray<ServiceSpan>> Days)
{
    public ImmutableArray<ServiceSpan> On(IsoDayOfWeek day) => Days.TryGetValue(day, out var spans) ? spans : [];
}

/// <summary>Other hours for some dates, both ends included (Ramadan, a move of the office).</summary>
public sealed record ServiceHoursOverride(LocalDate From, LocalDate To, string Name, WeeklyHours Weekly);

/// <summary>
/// When the counter is open. Says nothing about holidays: that is the <see cref="WorkingCalendar"/>'s part.
/// The last override that covers a date wins, so a later line in the file corrects an earlier one.
/// </summary>
public sealed record ServiceHours(WeeklyHours Weekly, ImmutableArray<ServiceHoursOverride> Overrides)
{
    /// <summary>
    /// Monday–Thursday 07.30–16.00, Friday 07.30–16.30: used, and shown as an assumption, where a region states no hours.
    /// </summary>
    public static ServiceHours Assumed { get; } =
        new(
            new WeeklyHours(
                ImmutableDictionary.CreateRange(
                    new[]
                    {
                        IsoDayOfWeek.Monday,
                        IsoDayOfWeek.Tuesday,
                        IsoDayOfWeek.Wednesday,
                        IsoDayOfWeek.Thursday,
                        IsoDayOfWeek.Friday,
                    }.Select(day =>
                        KeyValuePair.Create(
                            day,
                            ImmutableArray.Create(
                                new ServiceSpan(
                                    new LocalTime(7, 30),
                                    day == IsoDayOfWeek.Friday ? new LocalTime(16, 30) : new LocalTime(16, 0)
                                )
                            )
                        )
                    )
                )
            ),
            []
        );

    public ImmutableArray<ServiceSpan> On(LocalDate date) => (OverrideOn(date)?.Weekly ?? Weekly).On(date.DayOfWeek);

    public ServiceHoursOverride? OverrideOn(LocalDate date) => Overrides.LastOrDefault(one => one.From <= date && date <= one.To);
}
