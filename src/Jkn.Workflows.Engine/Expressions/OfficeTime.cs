using System.Globalization;
using System.Text.RegularExpressions;
using Jint.Runtime;

namespace Jkn.Workflows.Engine;

/// <summary>The time that a script sees: it stands at the flow's now, and dates are read in the office's zone, not the server's.</summary>
internal sealed partial class OfficeTime(DateTimeOffset now, Func<DateTimeOffset, TimeSpan> offsetAt)
    : DefaultTimeSystem(Zone(offsetAt(now)), CultureInfo.InvariantCulture)
{
    private const string YearFirst = @"^\s*([+-]\d{6}|\d{4})([-/]\d{1,2}([-/]\d{1,2})?)?([T ]\d|\s*$)";
    private const string MonthByName = @"^\s*([A-Za-z]{3},?\s)?([A-Za-z]{3}\s+\d{1,2}|\d{1,2}\s+[A-Za-z]{3}),?\s+\d{4}\b";
    private static readonly TimeZoneInfo[] Zones = [.. Enumerable.Range(-56, 113).Select(q => Make(TimeSpan.FromMinutes(q * 15)))];

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    /// <summary>
    /// Years come first, or the month has its name. The interpreter would guess what 12/11/2026 means; a deadline must not rest on a guess.
    /// </summary>
    public override bool TryParse(string date, out long epochMilliseconds)
    {
        epochMilliseconds = 0;
        return date.Length <= 60 && Certain().IsMatch(date) && base.TryParse(date, out epochMilliseconds);
    }

    [GeneratedRegex(YearFirst + "|" + MonthByName)]
    private static partial Regex Certain();

    public override TimeSpan GetUtcOffset(long epochMilliseconds)
    {
        var (first, last) = (DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        return offsetAt(DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(epochMilliseconds, first, last)));
    }

    /// <summary>Only its name is used, in the text of a date.</summary>
    private static TimeZoneInfo Zone(TimeSpan offset) =>
        offset.Ticks % TimeSpan.FromMinutes(15).Ticks == 0 ? Zones[(int)(offset.TotalMinutes / 15) + 56] : Make(offset);

    private static TimeZoneInfo Make(TimeSpan offset)
    {
        var name = $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";
        return TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);
    }
}
