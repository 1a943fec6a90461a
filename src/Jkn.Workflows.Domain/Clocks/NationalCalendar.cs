using System.Collections.Immutable;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

public enum CalendarDayKind
{
    /// <summary>Libur nasional.</summary>
    Holiday,

    /// <summary>Cuti bersama: collective leave, closed by default, open where a region says so.</summary>
    CollectiveLeave,
}

/// <summary>One named day of the yearly joint decree of three ministers.</summary>
public sealed record CalendarDay(LocalDate Date, CalendarDayKind Kind, string Name);

/// <summary>The national calendar of one year. A year without this file is unknown, not free of holidays.</summary>
public sealed record NationalCalendar(int Year, string Source, ImmutableArray<CalendarDay> Days);

/// <summary>What a region adds: its weekend, whether cuti bersama closes the office, own holidays, own working days.</summary>
/// <param name="Weekend">Days of the week without work; Saturday and Sunday when the region says nothing.</param>
/// <param name="CollectiveLeaveCloses">False where the office serves on cuti bersama (domain 5.6: a setting).</param>
/// <param name="Holidays">Hari jadi, pilkada and the like.</param>
/// <param name="WorkingDays">Dates on which the office works although the other layers say no; they win.</param>
public sealed record RegionalCalendar(
    ImmutableHashSet<IsoDayOfWeek> Weekend,
    bool CollectiveLeaveCloses,
    ImmutableDictionary<LocalDate, string> Holidays,
    ImmutableDictionary<LocalDate, string> WorkingDays
)
{
    public static RegionalCalendar Default { get; } =
        new(
            [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
            true,
            ImmutableDictionary<LocalDate, string>.Empty,
            ImmutableDictionary<LocalDate, string>.Empty
        );
}
