using System.Globalization;
using System.Text.RegularExpressions;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>NIK, card numbers: digits that spreadsheets take for numbers.</summary>
internal static partial class IdentityCells
{
    private const int NikLength = 16,
        CardLength = 13,
        ExactDigits = 15;

    // What people put before or between digits so that they stay a text, or can be read.
    private const string Harmless = "'’‘`´\"= .-\u00A0\u2007\u202F\u2011\u2013";

    public static string? Read(SheetCell cell, ListColumn column, bool keepsDigits, RowReading reading)
    {
        string? Wrong(string code, string message)
        {
            reading.Add(code, column.Field, $"{column.Labels[0]}: {message}");
            return null;
        }
        var length = column.Field == "nomorKartu" ? CardLength : NikLength;
        if (Exponent().IsMatch(cell.Text))
            return Wrong("number-damaged", "angka rusak oleh lembar kerja (bentuk 1,23E+15); minta berkas dengan kolom berformat teks.");
        var text = Digits(cell.Text, out var hidden);
        if (hidden is { } sign)
            reading.Add("characters-hidden", column.Field, $"{column.Labels[0]}: tanda tak tampak U+{(int)sign:X4} dibuang.", false);
        if (text.Length == 0)
            return null;
        if (text.FirstOrDefault(letter => !char.IsAsciiDigit(letter)) is not '\0' and var other)
            return text.Count(char.IsAsciiDigit) * 2 < text.Length
                ? Wrong("number-words", "berisi kata, bukan nomor.")
                : Wrong("number-letter", $"berisi \"{other}\", bukan angka; mungkin O untuk 0 atau I untuk 1.");
        if (text.Length < length && (cell.Kind == CellKind.Number || length == CardLength))
            return Wrong("number-zeros", $"hanya {text.Length} angka; nol di depan mungkin hilang.");
        if (cell.Kind != CellKind.Number)
            return text;
        if (text.Length > ExactDigits && text[^1] == '0' && !keepsDigits)
            return Wrong(
                "number-rounded",
                "tersimpan sebagai bilangan dan berakhir 0: angka terakhir mungkin dibulatkan; minta berkas dengan kolom berformat teks."
            );
        reading.Add(
            "number-cell",
            column.Field,
            $"{column.Labels[0]}: tersimpan sebagai bilangan, bukan teks; cocokkan dengan dokumennya.",
            false
        );
        return text;
    }

    /// <summary>Without marks that nobody sees and signs that do no harm; digits of other widths as ours.</summary>
    private static string Digits(string text, out char? hidden)
    {
        hidden = text.Cast<char?>()
            .FirstOrDefault(c => char.GetUnicodeCategory(c!.Value) is UnicodeCategory.Format or UnicodeCategory.Control);
        return string.Concat(
            text.Select(c => CharUnicodeInfo.GetDecimalDigitValue(c) is var digit and >= 0 ? (char)('0' + digit) : c)
                .Where(c => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                .Where(c => !Harmless.Contains(c, StringComparison.Ordinal))
        );
    }

    [GeneratedRegex(@"^\d+([.,]\d+)?[eE][+-]?\d+$")]
    private static partial Regex Exponent();
}
