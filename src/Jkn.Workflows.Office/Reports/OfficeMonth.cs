using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Reports;

/// <summary>A month as somebody asked for it. An office has none before this century, and a calendar's last has no next one.</summary>
internal static class OfficeMonth
{
    public static bool TryRead(string? text, out YearMonth month) =>
        YearMonthPattern.Iso.Parse(text ?? "").TryGetValue(default, out month) && month.Year is > 2000 and < 2100;

    /// <summary>A day within the same bounds.</summary>
    public static bool TryReadDay(string? text, out LocalDate day) =>
        LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out day) && day.Year is > 2000 and < 2100;
}
