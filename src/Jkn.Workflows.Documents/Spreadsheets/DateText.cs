using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// What a cell says of a date. <paramref name="Year"/> has two digits where <paramref name="IsShort"/>: the century is for whoever knows
/// what the date is about. <paramref name="Before"/>: words that stood before it, such as a place.
/// </summary>
internal sealed record DateText(int Year, int Month, int Day, bool IsShort, string Before = "");

/// <summary>Dates as people write them: day before month, months by number or name, in Indonesian or English.</summary>
internal static partial class DateTexts
{
    private static readonly FrozenDictionary<string, int> months = new (string Names, int Month)[]
    {
        ("JANUARI JANUARY JAN", 1),
        ("FEBRUARI FEBRUARY PEBRUARI FEB PEB", 2),
        ("MARET MARCH MAR MRT", 3),
        ("APRIL APR", 4),
        ("MEI MAY", 5),
        ("JUNI JUNE JUN", 6),
        ("JULI JULY JUL", 7),
        ("AGUSTUS AUGUST AGUST AGU AGT AGS AUG", 8),
        ("SEPTEMBER SEPT SEP", 9),
        ("OKTOBER OCTOBER OKT OCT", 10),
        ("NOVEMBER NOPEMBER NOV NOP", 11),
        ("DESEMBER DECEMBER DES DEC", 12),
    }
        .SelectMany(m => m.Names.Split(' ').Select(name => KeyValuePair.Create(name, m.Month)))
        .ToFrozenDictionary();

    /// <summary>Null when it is no date, or one that the calendar does not have.</summary>
    public static DateText? Read(string text)
    {
        text = Time().Replace(text.Trim(), "");
        var before = "";
        // "Kota Contoh, 12-08-1990"; a month's name before the day is no place.
        if (Place().Match(text) is { Success: true } place && !months.ContainsKey(place.Groups["place"].Value.Trim().ToUpperInvariant()))
        {
            before = place.Groups["place"].Value.Trim(' ', ',', '/', ':', '-', '.');
            text = text[place.Length..];
        }
        var parts = text.Split([' ', '/', '-', '.', ',', '\\', '\u00A0', '\u2013'], StringSplitOptions.RemoveEmptyEntries);
        var found = parts switch
        {
            [var one] => Joined(one),
            [var a, var b, var c] => Three(a, b, c),
            _ => null,
        };
        return found is null ? null : found with { Before = before };
    }

    private static DateText? Three(string a, string b, string c) =>
        Month(a) is { } first && !char.IsAsciiDigit(a[0]) ? Made(c, first, b)
        : a.Length == 4 && Month(b) is { } second ? Made(a, second, c)
        : Month(b) is { } month ? Made(c, month, a)
        : null;

    /// <summary>ddmmyyyy, or yyyymmdd where that alone is a date.</summary>
    private static DateText? Joined(string digits) =>
        digits.Length != 8 || !digits.All(char.IsAsciiDigit) ? null
        : Month(digits[2..4]) is { } month && Made(digits[4..], month, digits[..2]) is { Year: >= 1900 and <= 2100 } made ? made
        : Month(digits[4..6]) is { } other ? Made(digits[..4], other, digits[6..])
        : null;

    private static int? Month(string text) =>
        months.TryGetValue(text.ToUpperInvariant(), out var named) ? named
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= 12
        && text.Length <= 2
            ? number
        : null;

    private static DateText? Made(string year, int month, string day)
    {
        if (
            year.Length is not (2 or 4)
            || day.Length > 2
            || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
        )
            return null;
        var isShort = year.Length == 2;
        // 29 February is for whoever says the century; 2000 had one.
        var known = isShort ? 2000 : y;
        return known >= 1 && d >= 1 && d <= DateTime.DaysInMonth(known, month) ? new(y, month, d, isShort) : null;
    }

    [GeneratedRegex(@"([ T]+\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?( ?[AP]M)?Z?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(?<place>\p{L}[\p{L} .'’()]*?)[ ,/:.\-]+(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
