using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Clocks;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Server.Pages;

/// <summary>
/// Instants in the words and the zone of an office: <c>21 November 2026</c>, <c>08.00 WITA</c>. The office is the reader's; national
/// administrators name it, or read Jakarta time.
/// </summary>
internal sealed class PageTime(Offices offices, IHttpContextAccessor http, OfficeClock clock)
{
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];

    public DateTimeOffset Now => clock.GetUtcNow();

    public LocalDateTime Local(DateTimeOffset at, string? region = null) =>
        OfficeOf(region)?.Local(at) ?? Instant.FromDateTimeOffset(at).InZone(Jakarta).LocalDateTime;

    /// <summary>The local date, yyyy-MM-dd.</summary>
    public string Today(string? region = null) => LocalDatePattern.Iso.Format(Local(Now, region).Date);

    public string Date(DateTimeOffset at, string? region = null) => Indonesian.Date(Local(at, region).Date);

    /// <summary>A stored date (yyyy-MM-dd) in words; what is no date stays as it is.</summary>
    public static string Date(string? iso) =>
        iso is null ? ""
        : LocalDatePattern.Iso.Parse(iso) is { Success: true, Value: var date } ? Indonesian.Date(date)
        : iso;

    /// <summary>A stored month (yyyy-MM) in words; another period stays as it is.</summary>
    public static string Period(string period) =>
        YearMonthPattern.Iso.Parse(period) is { Success: true, Value: var month }
            ? $"{Indonesian.MonthName(month.Month)} {month.Year}"
            : period;

    public string Time(DateTimeOffset at, string? region = null)
    {
        var local = Local(at, region);
        return $"{Indonesian.Time(new LocalTime(local.Hour, local.Minute))} {Zone(local, region)}";
    }

    public string Stamp(DateTimeOffset at, string? region = null) => $"{Date(at, region)} pukul {Time(at, region)}";

    /// <summary>Short, for tables: today only the hour, else the date.</summary>
    public string Short(DateTimeOffset at, string? region = null) =>
        Local(at, region).Date == Local(Now, region).Date ? Time(at, region) : Date(at, region);

    /// <summary>
    /// How long until or since: <c>2 jam lagi</c>, <c>lewat 3 hari</c>. Calendar time; the clock's own sentence says how it was reckoned.
    /// </summary>
    public string Distance(DateTimeOffset at)
    {
        var left = at - Now;
        var span = left.Duration();
        var words =
            span.TotalMinutes < 1 ? "kurang dari semenit"
            : span.TotalMinutes < 60 ? $"{(int)span.TotalMinutes} menit"
            : span.TotalHours < 24 ? $"{(int)span.TotalHours} jam"
            : $"{(int)span.TotalDays} hari";
        return left < TimeSpan.Zero ? $"lewat {words}" : $"{words} lagi";
    }

    private string Zone(LocalDateTime local, string? region) => OfficeOf(region)?.ZoneLabel(local) ?? "WIB";

    private OfficeTime? OfficeOf(string? region) =>
        offices.Find(region ?? http.HttpContext?.User.FindFirstValue(Claims.Region) ?? "")?.Time;
}
