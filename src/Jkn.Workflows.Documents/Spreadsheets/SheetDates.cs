using System.Globalization;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>Dates between the office (ISO yyyy-MM-dd) and spreadsheets (days since 1900, or a text).</summary>
internal static class SheetDates
{
    private static readonly DateTime zero = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] forms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d"];

    // 1 March 1900 and 31 December 2199: before it spreadsheets disagree, after it nobody alive is meant.
    private const int First = 61,
        Last = 109574;

    /// <summary>Days since 1900 of an ISO date; null when it is none, or one that spreadsheets count differently.</summary>
    public static int? Serial(string iso) =>
        DateTime.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && (date - zero).Days is var days and >= First and <= Last
            ? days
            : null;

    /// <summary>The ISO date of a cell: a serial number, or a text with day before month; null when it cannot be one.</summary>
    public static string? Read(SheetCell cell)
    {
        if (
            cell.Kind is CellKind.Number or CellKind.Formula
            && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
        )
            return serial is >= First and < Last + 1
                ? zero.AddDays(Math.Floor(serial)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null;
        var text = cell.Text;
        // A text date of some programs carries midnight with it.
        if (text.EndsWith(" 00:00:00", StringComparison.Ordinal) || text.EndsWith("T00:00:00", StringComparison.Ordinal))
            text = text[..^9];
        return DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary><c>17/08/1990</c>; anything else as it is.</summary>
    public static string Printed(string iso) =>
        DateTime.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : iso;
}
