using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// Which dates are working days: the national layer with a region's layer on top. A working day is not yet a day of
/// service, the office must also have hours on it (<see cref="OfficeTime"/>).
/// In a year without a national calendar only weekends and the regional layer are known; ask <see cref="KnowsYear"/>.
/// </summary>
public sealed class WorkingCalendar(IEnumerable<NationalCalendar> national, RegionalCalendar regional)
{
    private readonly ImmutableArray<NationalCalendar> read = [.. national];

    private readonly FrozenDictionary<LocalDate, CalendarDay> days = national
        .SelectMany(year => year.Days)
        .GroupBy(day => day.Date)
        .ToFrozenDictionary(same => same.Key, same => same.MinBy(day => day.Kind)!);

    private readonly FrozenSet<int> years = national.Select(year => year.Year).ToFrozenSet();

    /// <summary>The same with further years, and with another regional layer.</summary>
    public WorkingCalendar With(IEnumerable<NationalCalendar> more, RegionalCalendar layer) => new([.. read, .. more], layer);

    public bool KnowsYear(int year) => years.Contains(year);

    /// <summary>The first year of a span that has no calendar; null when all are known.</summary>
    public int? UnknownYear(int from, int to)
    {
        for (var year = from; year <= to; year++)
        {
            if (!KnowsYear(year))
                return year;
        }
        return null;
    }

    public bool IsWorkingDay(LocalDate date) => WhyClosed(date) is null;

    /// <summary>Why nobody works on a date, in Indonesian (<c>akhir pekan</c>, <c>libur nasional: …</c>); null on a working day.</summary>
    public string? WhyClosed(LocalDate date)
    {
        if (regional.WorkingDays.ContainsKey(date))
            return null;
        if (days.GetValueOrDefault(date) is { } day)
        {
            if (day.Kind == CalendarDayKind.Holiday)
                return $"libur nasional: {day.Name}";
            if (regional.CollectiveLeaveCloses)
                return $"cuti bersama: {day.Name}";
        }
        if (regional.Holidays.TryGetValue(date, out var name))
            return $"libur daerah: {name}";
        return regional.Weekend.Contains(date.DayOfWeek) ? "akhir pekan" : null;
    }

    /// <summary>
    /// The year whose calendar must be loaded soon: next year's, asked from November on (AC-34), or this year's own.
    /// Null when nothing is missing.
    /// </summary>
    public int? MissingYear(LocalDate today)
    {
        if (!KnowsYear(today.Year))
            return today.Year;
        return today.Month >= 11 && !KnowsYear(today.Year + 1) ? today.Year + 1 : null;
    }
}
