using System.Globalization;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>Turns the cells of a row into values, and says by name what a spreadsheet has done to them.</summary>
/// <param name="keepsDigits">Fields whose number cells are known to have all their digits.</param>
internal sealed class ListCells(IReadOnlyList<ColumnPlace> places, NodaTime.LocalDate today, IReadOnlySet<string> keepsDigits)
{
    private const int Longest = 300,
        OldestYears = 120;

    /// <summary>The code of words that say that nothing is known.</summary>
    private const string NotSaid = "-";

    /// <param name="family">The number of the family card that stands before the row.</param>
    public ListRecord Read(SheetRow row, string? family)
    {
        var reading = new RowReading(row);
        foreach (var place in places)
            Read(reading, place, row[place.Index]);
        foreach (var column in places.Select(p => p.Column).Where(c => c.Required).Distinct())
        {
            if (!reading.Values.ContainsKey(column.Field!) && reading.Findings.TrueForAll(f => f.Field != column.Field))
                Missing(reading, column, family);
        }
        if (family is not null && !reading.Values.ContainsKey("noKk") && reading.Findings.TrueForAll(f => f.Field != "noKk"))
            reading.Put("noKk", family, family);
        return new(row.Number, reading.Values, reading.Findings, Raw: reading.Raw);
    }

    private static void Missing(RowReading reading, ListColumn column, string? family)
    {
        if (column.Field != "noKk" || family is null)
            reading.Add("field-missing", column.Field, $"{column.Labels[0]} kosong.");
    }

    private void Read(RowReading reading, ColumnPlace place, SheetCell cell)
    {
        var (column, field) = (place.Column, place.Column.Field!);
        if (place.Role is PlaceRole.TickMale or PlaceRole.TickFemale)
        {
            Tick(reading, place, cell);
            return;
        }
        if (cell.IsEmpty)
        {
            if (column.Constant is { } constant)
                reading.Put(field, constant, "");
            return;
        }
        if (cell.Kind == CellKind.Error)
            reading.Add("cell-error", field, $"{column.Labels[0]}: sel berisi galat lembar kerja.", column.Required);
        else if (cell.Text.Length > Longest)
            reading.Add("too-long", field, $"{column.Labels[0]}: paling banyak {Longest} huruf.");
        else if (place.Role == PlaceRole.RtAndRw)
            Block(reading, cell);
        else if (column.Kind == ListKind.Identity)
            reading.Put(field, IdentityCells.Read(cell, column, keepsDigits.Contains(field), reading), cell.Text);
        else if (column.Kind == ListKind.Date)
            Date(reading, column, cell);
        else
            Text(reading, column, cell);
    }

    private static void Text(RowReading reading, ListColumn column, SheetCell cell)
    {
        var text = Clean(cell.Text, out var hidden);
        if (hidden is { } sign)
            reading.Add("characters-hidden", column.Field, $"{column.Labels[0]}: tanda tak tampak U+{(int)sign:X4} dibuang.", false);
        if (column.Field == "nama")
            reading.Findings.AddRange(NameDoubts.Of(text, cell.Text));
        if (column.Codes.IsEmpty)
        {
            reading.Put(column.Field!, column.Upper ? text.ToUpperInvariant() : text, text);
            return;
        }
        if (ListCodes.Find(column, text) is { } code)
            reading.Put(column.Field!, code == NotSaid ? null : code, text);
        else if (text.Any(char.IsLetterOrDigit))
        {
            reading.Put(column.Field!, null, text);
            // Nobody is left out for a word: the value stays empty until somebody says what it means.
            reading.Add("code-unknown", column.Field, $"{column.Labels[0]}: isi \"{Short(text)}\" tidak dikenal.", column.Required);
        }
    }

    private void Date(RowReading reading, ListColumn column, SheetCell cell)
    {
        var (field, label) = (column.Field!, column.Labels[0]);
        // Kept as it is written: the value is what it was taken for.
        reading.Put(field, null, cell.Text);
        if (SheetDates.Parse(cell) is not { } date)
        {
            reading.Add("date-invalid", field, $"{label}: tanggal tidak dapat dibaca; tulis hh/bb/tttt.");
            return;
        }
        if (date.Before.Length > 0 && !reading.Values.ContainsKey("tempatLahir"))
            reading.Put("tempatLahir", date.Before, date.Before);
        var years = date.IsShort ? Years(field, date) : [date.Year];
        if (years.Length > 1)
            reading.Add(
                "date-century",
                field,
                $"{label}: tahun {date.Year:00} dapat berarti {years[0]} atau {years[1]}; tulis empat angka."
            );
        else if (years.Length == 1 && SheetDates.Iso(years[0], date) is { } iso)
            reading.Put(field, iso, cell.Text);
        else
            reading.Add("date-invalid", field, $"{label}: tanggal tidak ada pada kalender.");
    }

    /// <summary>The years that two digits can mean: somebody is alive and born; anything else is of this century.</summary>
    private int[] Years(string field, DateText date) =>
        field != "tanggalLahir"
            ? [2000 + date.Year]
            :
            [
                .. new[] { 1900 + date.Year, 2000 + date.Year }.Where(year =>
                    SheetDates.Iso(year, date) is { } iso
                    && string.CompareOrdinal(iso, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) <= 0
                    && year >= today.Year - OldestYears
                ),
            ];

    private static void Tick(RowReading reading, ColumnPlace place, SheetCell cell)
    {
        if (cell.IsEmpty || cell.Text is "-" or "FALSE" or "0")
            return;
        var code = place.Role == PlaceRole.TickMale ? "L" : "P";
        if (reading.Values.TryGetValue("jenisKelamin", out var other) && other != code)
        {
            reading.Values.Remove("jenisKelamin");
            reading.Add("sex-both", "jenisKelamin", "Jenis kelamin: L dan P sama-sama ditandai.", false);
        }
        else
            reading.Put("jenisKelamin", code, code);
    }

    private static void Block(RowReading reading, SheetCell cell)
    {
        const int largest = 999;
        var parts = cell.Text.Split(
            [' ', '/', '-', '.', ',', '\\', 'R', 'T', 'W', 'r', 't', 'w', ':'],
            StringSplitOptions.RemoveEmptyEntries
        );
        if (cell.Kind == CellKind.Number && double.TryParse(cell.Text, CultureInfo.InvariantCulture, out var number) && number > largest)
            reading.Add("cell-date", "rt", "RT/RW: lembar kerja mengubahnya menjadi tanggal; tulis ulang.", false);
        else
        {
            reading.Put("rt", parts.ElementAtOrDefault(0), cell.Text);
            reading.Put("rw", parts.ElementAtOrDefault(1), cell.Text);
        }
    }

    /// <summary>One line without control characters and marks that nobody sees.</summary>
    internal static string Clean(string text, out char? hidden)
    {
        hidden = text.Cast<char?>().FirstOrDefault(c => char.GetUnicodeCategory(c!.Value) == UnicodeCategory.Format);
        var letters = text.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            .Select(c => char.IsControl(c) || char.IsSurrogate(c) || c == '\u00A0' ? ' ' : c);
        return string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    internal static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
}

/// <summary>What was read of one row so far.</summary>
internal sealed class RowReading(SheetRow row)
{
    public int Row => row.Number;
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, string> Raw { get; } = new(StringComparer.Ordinal);
    public List<RowFinding> Findings { get; } = [];

    public void Put(string field, string? value, string raw)
    {
        if (raw.Length > 0)
            Raw[field] = raw;
        if (value is { Length: > 0 })
            Values[field] = value;
    }

    public void Add(string code, string? field, string message, bool blocks = true) => Findings.Add(new(code, field, message, blocks));
}
