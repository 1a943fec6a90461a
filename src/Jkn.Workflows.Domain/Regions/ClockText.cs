using System.Globalization;
using Jkn.Workflows.Domain.Clocks;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Regions;

/// <summary>The answer for a person who asks when something is due: two lines, or the problem with the question.</summary>
public sealed record ClockAnswer(string? Line1, string? Line2, string? Problem);

/// <summary>From texts to texts: what the command <c>due REGION CLOCK START</c> prints.</summary>
public static class ClockText
{
    // Far outside any calendar; the longest clock still ends within what dates can hold.
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>
    /// Line 1 is the due date as <c>yyyy-MM-ddTHH:mm:ss±HH:mm</c>, line 2 its explanation. START is local time of the
    /// region (<c>2026-11-20T10:50</c>, seconds allowed); with an offset or Z it is converted.
    /// </summary>
    public static ClockAnswer Explain(Region region, WorkingCalendar calendar, string clockText, string startText)
    {
        var (clock, problem) = ClockSpec.Parse(clockText);
        if (clock is null)
            return new(null, null, problem);
        var office = region.OfficeTime(calendar);
        if (Start(startText, office) is not { Year: >= FirstYear and <= LastYear } start)
            return new(null, null, $"Waktu mulai \"{startText}\" tidak terbaca; tulis misalnya 2026-11-20T10:50.");
        var due = clock.Due(start, office);
        return new(due.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), due.Explanation, null);
    }

    private static DateTimeOffset? Start(string text, OfficeTime office)
    {
        foreach (var pattern in new[] { "uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss" })
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } local)
                return office.At(local.Value);
            if (OffsetDateTimePattern.CreateWithInvariantCulture(pattern + "o<Z+HH:mm>").Parse(text) is { Success: true } exact)
                return exact.Value.ToDateTimeOffset();
        }
        return null;
    }
}
