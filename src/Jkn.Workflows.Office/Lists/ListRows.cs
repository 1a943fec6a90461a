using System.Globalization;
using System.Text.RegularExpressions;
using Jkn.Workflows.Documents.Spreadsheets;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What a row below the heading is.</summary>
internal enum RowKind
{
    Person,

    /// <summary>Numbered in advance, or with nothing but what all rows have.</summary>
    Blank,

    /// <summary>The heading again, or the numbers of its columns.</summary>
    Heading,

    /// <summary>"KK: …", before a family.</summary>
    Family,

    /// <summary>Sums, notes, places and dates, who signs.</summary>
    Around,
}

/// <summary>Tells people from what stands around them in a sheet.</summary>
internal sealed partial class ListRows(SheetPage page, ListHeading heading)
{
    private const int Identity = 10;
    private readonly int nik = At(heading, "nik"),
        name = At(heading, "nama"),
        card = At(heading, "nomorKartu");
    private readonly IReadOnlyList<SheetRow> titles = [.. page.Rows.Skip(heading.First).Take(heading.Depth)];
    private readonly HashSet<int> mapped = [.. heading.Places.Where(p => p.Index >= 0).Select(p => p.Index)];

    public RowKind KindOf(SheetRow row)
    {
        if (IsTitleAgain(row) || IsNumbering(row))
            return RowKind.Heading;
        if (FamilyOf(row) is not null)
            return RowKind.Family;
        var filled = mapped.Count(i => IsSaid(row[i]));
        if (IsNumber(row[nik], filled) || IsNumber(row[card], filled))
            return RowKind.Person;
        if (IsSaid(row[name]) && (filled > 2 || (heading.Numbering is { } n && int.TryParse(row[n].Text.TrimEnd('.'), out _))))
            return RowKind.Person;
        // Places that stand in every row in advance, as kelurahan and kecamatan do, make nobody.
        var numbered = heading.Numbering is { } at && int.TryParse(row[at].Text.TrimEnd('.'), out _);
        return numbered || row.Cells.All(c => !IsSaid(c)) ? RowKind.Blank
            : filled > 2 && !IsSaid(row[name]) && !row.Cells.Any(c => Signs().IsMatch(c.Text)) ? RowKind.Person
            : RowKind.Around;
    }

    /// <summary>The number of the family card in a row that stands before a family.</summary>
    public string? FamilyOf(SheetRow row)
    {
        if (row[nik].Text.Length >= Identity && row[nik].Text.All(c => char.IsAsciiDigit(c) || c == ' '))
            return null;
        var texts = row.Cells.Where(c => !c.IsEmpty).Select(c => c.Text).Distinct().ToList();
        return texts.Count <= 4 && Family().Match(string.Join(' ', texts)) is { Success: true } found
            ? string.Concat(found.Groups["number"].Value.Where(char.IsAsciiDigit))
            : null;
    }

    private bool IsNumber(SheetCell cell, int filled)
    {
        var digits = cell.Text.Count(char.IsDigit);
        return digits > 0 && !Signs().IsMatch(cell.Text) && (digits >= Identity || filled > 1);
    }

    private bool IsTitleAgain(SheetRow row)
    {
        var filled = row.Cells.Select((cell, i) => (cell.Text, i)).Where(c => c.Text.Length > 0).ToList();
        return filled.Count >= 2
            && titles.Any(title =>
                filled.Count(c => string.Equals(title[c.i].Text, c.Text, StringComparison.OrdinalIgnoreCase)) * 5 >= filled.Count * 3
            );
    }

    /// <summary>Official sheets number their columns below the headings: 1, 2, 3 …</summary>
    private static bool IsNumbering(SheetRow row)
    {
        const int enough = 3;
        var filled = row.Cells.Where(c => !c.IsEmpty).Select(c => c.Text.Trim('(', ')', ' ')).ToList();
        return filled.Count >= enough
            && filled
                .Select((text, i) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n < 100 ? n - i : -1)
                .ToList()
                is var steps
            && steps[0] == 1
            && steps.Zip(steps.Skip(1)).All(s => s.First >= 0 && s.Second >= s.First && s.Second <= steps[0] + 3);
    }

    private static bool IsSaid(SheetCell cell) => cell.Text.Any(char.IsLetterOrDigit) || (!cell.IsEmpty && cell.Text.Length > 1);

    private static int At(ListHeading heading, string field) => heading.Places.FirstOrDefault(p => p.Column.Field == field)?.Index ?? -1;

    [GeneratedRegex(
        @"^(kk|no|nomor|kartu|kepala|keluarga)\b.{0,80}?(?<!\d)(?<number>\d[\d .\-]{14,22}\d)(?!\d)|^(?<number>\d{16})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Family();

    [GeneratedRegex(
        @"^\s*(nip|jumlah|total|catatan|mengetahui|keterangan|lurah|kepala desa|camat|ketua rt|petugas|ttd|tanda tangan)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Signs();
}
