using System.Text.RegularExpressions;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>Turns the cells of a row into values, and says by name what a spreadsheet has done to them.</summary>
internal static partial class ListCells
{
    private const int Longest = 300,
        NikLength = 16,
        CardLength = 13,
        ExactDigits = 15;

    public static ListRecord Read(SheetRow row, IReadOnlyList<ColumnPlace> places)
    {
        var (values, findings) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<RowFinding>());
        foreach (var (index, column) in places)
        {
            var cell = row[index];
            var value = cell.IsEmpty ? column.Constant : Value(cell, column, findings);
            if (value is { Length: > 0 })
                values[column.Field!] = column.Upper ? value.ToUpperInvariant() : value;
            else if (column.Required && cell.IsEmpty)
                findings.Add(new("field-missing", column.Field, $"{column.Labels[0]} kosong."));
        }
        return new(row.Number, values, findings);
    }

    private static string? Value(SheetCell cell, ListColumn column, List<RowFinding> findings)
    {
        string? Wrong(string code, string message)
        {
            findings.Add(new(code, column.Field, $"{column.Labels[0]}: {message}"));
            return null;
        }
        if (cell.Kind == CellKind.Error)
            return Wrong("cell-error", "sel berisi galat lembar kerja.");
        if (cell.Kind == CellKind.Formula)
            return Wrong("cell-formula", "sel berisi rumus; tempelkan sebagai nilai.");
        if (cell.Text.Length > Longest)
            return Wrong("too-long", $"paling banyak {Longest} huruf.");
        if (cell.Text.Any(char.IsControl) && column.Kind != ListKind.Text)
            return Wrong("characters-invalid", "berisi karakter yang tidak dapat disimpan.");
        switch (column.Kind)
        {
            case ListKind.Identity:
                return Identity(cell, column, Wrong, findings);
            case ListKind.Date:
                return SheetDates.Read(cell) ?? Wrong("date-invalid", "tanggal tidak dapat dibaca; tulis hh/bb/tttt.");
        }
        var text = string.Concat(cell.Text.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)).Trim();
        if (column.Codes.IsEmpty)
            return text;
        return column.Codes.TryGetValue(ListText.Plain(text), out var code)
            ? code
            : Wrong("code-unknown", $"isi \"{Short(text)}\" tidak dikenal.");
    }

    private static string? Identity(SheetCell cell, ListColumn column, Func<string, string, string?> wrong, List<RowFinding> findings)
    {
        var length = column.Field == "nomorKartu" ? CardLength : NikLength;
        if (Exponent().IsMatch(cell.Text))
            return wrong("number-damaged", "angka rusak oleh lembar kerja (bentuk 1,23E+15); minta berkas dengan kolom berformat teks.");
        // An apostrophe that keeps the digits as text, and blanks between groups, are habits that do no harm.
        var text = string.Concat(cell.Text.Where(letter => letter is not ('\'' or '’' or ' ' or '\u00A0' or '.' or '-')));
        if (text.Length == 0 || text.Any(letter => !char.IsAsciiDigit(letter)))
            return text;
        if (text.Length < length && (cell.Kind == CellKind.Number || length == CardLength))
            return wrong("number-zeros", $"hanya {text.Length} angka; nol di depan mungkin hilang.");
        if (cell.Kind != CellKind.Number)
            return text;
        if (text.Length > ExactDigits && text[^1] == '0')
            return wrong(
                "number-rounded",
                "tersimpan sebagai bilangan dan berakhir 0: angka terakhir mungkin dibulatkan; minta berkas dengan kolom berformat teks."
            );
        findings.Add(
            new(
                "number-cell",
                column.Field,
                $"{column.Labels[0]}: tersimpan sebagai bilangan, bukan teks; cocokkan dengan dokumennya.",
                Blocks: false
            )
        );
        return text;
    }

    private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";

    [GeneratedRegex(@"^\d+([.,]\d+)?[eE][+-]?\d+$")]
    private static partial Regex Exponent();
}
