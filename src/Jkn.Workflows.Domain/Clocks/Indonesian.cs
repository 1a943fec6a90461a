using System.Globalization;
using NodaTime;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>Dates and times as an Indonesian office writes them: <c>21 November 2026</c>, <c>08.00</c>.</summary>
public static class Indonesian
{
    private static readonly string[] Months =
    [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];

    private static readonly string[] Days = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

    public static string MonthName(int month) => Months[month - 1];

    public static string DayName(IsoDayOfWeek day) => Days[(int)day - 1];

    /// <summary><c>21 November 2026</c></summary>
    public static string Date(LocalDate date) => $"{date.Day} {MonthName(date.Month)} {date.Year}";

    /// <summary><c>Sabtu 21 November 2026</c></summary>
    public static string DayAndDate(LocalDate date) => $"{DayName(date.DayOfWeek)} {Date(date)}";

    /// <summary><c>08.20</c>; seconds only when there are any, so that <c>23.59.59</c> is not rounded away.</summary>
    public static string Time(LocalTime time) =>
        time.Second == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour:D2}.{time.Minute:D2}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Hour:D2}.{time.Minute:D2}.{time.Second:D2}");

    /// <summary><c>November 2026</c></summary>
    public static string Month(YearMonth month) => $"{MonthName(month.Month)} {month.Year}";

    /// <summary><c>Senin 23 November 2026 pukul 08.20 WITA</c></summary>
    public static string Stamp(LocalDateTime at, string zoneLabel) => $"{DayAndDate(at.Date)} pukul {Time(at.TimeOfDay)} {zoneLabel}";

    /// <summary><c>21–22 November 2026</c>, <c>30 November–1 Desember 2026</c>, or one date when both are the same.</summary>
    public static string Dates(LocalDate from, LocalDate to)
    {
        if (from == to)
            return Date(from);
        if (from.Year != to.Year)
            return $"{Date(from)}–{Date(to)}";
        return from.Month == to.Month ? $"{from.Day}–{Date(to)}" : $"{from.Day} {MonthName(from.Month)}–{Date(to)}";
    }
}
