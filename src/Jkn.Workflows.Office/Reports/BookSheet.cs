using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Application.Reports;

/// <summary>A book of a year as a sheet: number, date, text, the columns that were filled, and a mark on void numbers.</summary>
internal static class BookSheet
{
    public static SheetTable Of(Office office, RegisterSettings book, int year, IReadOnlyList<RegisterLine> lines, Place? place = null)
    {
        // The book's own columns first, in its order; then whatever else was recorded.
        var filled = lines.SelectMany(l => l.Columns.Keys).ToHashSet(StringComparer.Ordinal);
        var columns = book
            .Columns.Where(c => filled.Contains(c.Code))
            .Select(c => (c.Code, c.Label))
            .Concat(filled.Except(book.Columns.Select(c => c.Code)).Order(StringComparer.Ordinal).Select(c => (Code: c, Label: c)))
            .ToList();
        return new(
            book.Code,
            [
                new("No.", ColumnKind.Number, 7),
                new("Tanggal", ColumnKind.Date, 12),
                new("Uraian", Width: 40),
                .. columns.Select(c => new SheetColumn(c.Label, Width: 20)),
                new("Keterangan"),
            ],
            lines.Select(l =>
                (IReadOnlyList<string?>)
                    [
                        l.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                        office.DateOf(l.At),
                        l.Text,
                        .. columns.Select(c => l.Columns.GetValueOrDefault(c.Code)),
                        l.Void ? "batal" : null,
                    ]
            )
        )
        {
            Title = [place is null ? $"{book.Name} {year}" : $"{book.Name} {place.Label} {year}", office.Region.Agency.Value],
        };
    }
}
