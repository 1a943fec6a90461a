using System.Collections.Immutable;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// What an office entered beside its files: national calendars of further years, own days off and own working days by name, other hours for
/// some dates (Ramadan).
/// </summary>
public sealed record CalendarEntries(
    ImmutableArray<NationalCalendar> Years,
    ImmutableDictionary<LocalDate, string> Closed,
    ImmutableDictionary<LocalDate, string> Open,
    ImmutableArray<ServiceHoursOverride> Hours
)
{
    public static readonly CalendarEntries None = new(
        [],
        ImmutableDictionary<LocalDate, string>.Empty,
        ImmutableDictionary<LocalDate, string>.Empty,
        []
    );
}
