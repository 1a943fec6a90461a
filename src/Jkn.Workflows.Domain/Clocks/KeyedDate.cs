using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Domain.Clocks;

/// <summary>
/// A day that a person keyed (yyyy-MM-dd): it must stand in the calendar, within a life's reach, and not lie ahead unless the field is
/// about what is to come. What is printed in a letter or counted from was a day first.
/// </summary>
public static class KeyedDate
{
    private const int YearsBack = 120,
        YearsAhead = 20;

    public static LocalDate? Read(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : null;

    /// <summary>Why the office does not take the day; null when it does, or when nothing was keyed.</summary>
    /// <param name="label">The field as a person reads it, at the beginning of the sentence.</param>
    public static Rejection? Refusal(string? text, string field, string label, LocalDate today, bool mayLieAhead = false)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Read(text) is not { } date)
            return Unusable("date-invalid", field, $"{label}: hari ini tidak ada pada kalender (tulis tahun-bulan-tanggal, 2026-11-30).");
        if (!mayLieAhead && date > today)
            return Unusable("date-future", field, $"{label} tidak boleh setelah hari ini ({Indonesian.Date(today)}).");
        return date < today.PlusYears(-YearsBack) || date > today.PlusYears(YearsAhead)
            ? Unusable("date-implausible", field, $"{label}: tahun {date.Year} tidak wajar; periksa kembali.")
            : null;
    }

    /// <summary>The first value of a form that is named as a day and is none.</summary>
    public static Rejection? Refusal(IEnumerable<KeyValuePair<string, string>> form, Func<string, bool> isDate, LocalDate today)
    {
        foreach (var (field, text) in form)
        {
            if (isDate(field) && Refusal(text, field, Label(field), today) is { } wrong)
                return wrong;
        }
        return null;
    }

    /// <summary>Fields of forms and facts of a case whose name says that they hold a day gone by.</summary>
    public static bool IsNamedSo(string field) => field.StartsWith("tanggal", StringComparison.Ordinal);

    // tanggalRawatInap → Tanggal rawat inap
    private static string Label(string field)
    {
        var words = string.Concat(field.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static Rejection Unusable(string code, string field, string message) => Rejection.Unusable(code, message, field);
}
