using System.Globalization;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>Dates between the office (ISO yyyy-MM-dd) and spreadsheets (days since 1900, or a text).</summary>
internal static class SheetDates
{
    private static readonly DateTime zero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    // 1 March 1900 and 31 December 2199: before it spreadsheets disagree, after it nobody alive is meant.
    private const int First = 61,
        Last = 109574;

    /// <summary>Days since 1900 of an ISO date; null when it is none, or one that spreadsheets count differently.</summary>
    public static int? Serial(string iso) =>
        DateTime.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && (date - zero).Days is var days and >= First and <= Last
            ? days
            : null;

    /// <summary>
    /// What a cell says: a serial number (also one that became text, which has five digits), or a text. Null when it cannot be a date.
    /// </summary>
    public static DateText? Parse(SheetCell cell)
    {
        var digits = cell.Text.Length == 5 && cell.Text.All(char.IsAsciiDigit);
        if (
            (cell.Kind == CellKind.Number || digits)
            && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            && serial is >= First and < Last + 1
        )
        {
            var date = zero.AddDays(Math.Floor(serial));
            // A bare 1990 in a column of dates is a year that somebody knows, not the day of 1905.
            return serial == Math.Floor(serial) && serial is >= 1900 and <= 2100 ? null : new(date.Year, date.Month, date.Day, false);
        }
        // 5021978 was 05021978 before it became a number.
        return DateTexts.Read(cell is { Kind: CellKind.Number, Text.Length: 7 } ? "0" + cell.Text : cell.Text);
    }

    /// <summary>The ISO date of a cell; null when it cannot be one or has a year of two digits.</summary>
    public static string? Read(SheetCell cell) => Parse(cell) is { IsShort: false } date ? Iso(date.Year, date) : null;

    /// <summary>With a year of four digits; null when that year does not have the day.</summary>
    public static string? Iso(int year, DateText date) =>
        date.Day <= DateTime.DaysInMonth(year, date.Month) ? $"{year:0000}-{date.Month:00}-{date.Day:00}" : null;

    /// <summary><c>17/08/1990</c>; anything else as it is.</summary>
    public static string Printed(string iso) =>
        DateTime.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : iso;
}
