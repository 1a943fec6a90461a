using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>Dates of the office as they are written: yyyy-MM-dd, local.</summary>
internal static class OfficeDates
{
    public static bool IsDate(string? text) => text is not null && LocalDatePattern.Iso.Parse(text).Success;

    public static string DayBefore(string date) => LocalDatePattern.Iso.Format(LocalDatePattern.Iso.Parse(date).Value.PlusDays(-1));

    public static LocalDate Read(string date) => LocalDatePattern.Iso.Parse(date).Value;
}
