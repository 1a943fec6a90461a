using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>The people of one sheet.</summary>
internal sealed class ListPage(SheetPage page, ListHeading heading, ListLayout layout, NodaTime.LocalDate today)
{
    /// <summary>Of his own: a merged cell of these columns is no reason to give them to a second person.</summary>
    private static readonly string[] own = ["nik", "nama", "nomorKartu"];
    private readonly ListRows rows = new(page, heading);
    private readonly Dictionary<(int Row, int Column), SheetCell> down = Down(page);

    public List<ListRecord> Read(int order, bool several, List<FileNote> notes)
    {
        var (found, around, hidden, blank) = (new List<ListRecord>(), new List<int>(), 0, 0);
        var places = ListColumns.Decide(page, heading, rows, layout, notes);
        var cells = new ListCells(places, today, ListColumns.KeepsDigits(page, places));
        string? family = null;
        foreach (var row in page.Rows.Skip(heading.First + heading.Depth))
        {
            switch (rows.KindOf(row))
            {
                case RowKind.Family:
                    family = rows.FamilyOf(row);
                    break;
                case RowKind.Blank:
                    blank++;
                    break;
                case RowKind.Around:
                    around.Add(row.Number);
                    break;
                case RowKind.Person:
                    hidden += row.Hidden ? 1 : 0;
                    found.Add(Person(cells, Filled(row, places), family, order, several));
                    break;
            }
        }
        ListNotes.OfPage(notes, page, heading, several, around, hidden, blank);
        return found;
    }

    private ListRecord Person(ListCells cells, SheetRow row, string? family, int order, bool several)
    {
        var read = cells.Read(row, family);
        return read with
        {
            Row = order * ListRecord.PerSheet + row.Number,
            Line = row.Number,
            Sheet = several ? page.Name : null,
            Findings = row.Hidden
                ?
                [
                    .. read.Findings,
                    new("row-hidden", null, "Baris ini tersembunyi di berkas; pastikan memang ikut diusulkan.", Blocks: false),
                ]
                : read.Findings,
        };
    }

    private SheetRow Filled(SheetRow row, IReadOnlyList<ColumnPlace> places)
    {
        List<SheetCell>? cells = null;
        foreach (var place in places.Where(p => p.Index >= 0 && !own.Contains(p.Column.Field) && row[p.Index].IsEmpty))
        {
            if (!down.TryGetValue((row.Number, place.Index), out var above))
                continue;
            cells ??= [.. row.Cells];
            while (cells.Count <= place.Index)
                cells.Add(SheetCell.Empty);
            cells[place.Index] = above;
        }
        return cells is null ? row : row with { Cells = cells };
    }

    /// <summary>What merged cells that reach down say in the rows below their first.</summary>
    private static Dictionary<(int Row, int Column), SheetCell> Down(SheetPage page)
    {
        const int deepest = 1000;
        var byNumber = page.Merged.Count == 0 ? [] : page.Rows.DistinctBy(r => r.Number).ToDictionary(r => r.Number);
        var down = new Dictionary<(int, int), SheetCell>();
        foreach (var merged in page.Merged.Where(m => m.Bottom > m.Top && m.Left >= 0))
        {
            if (byNumber.GetValueOrDefault(merged.Top) is not { } top || top[merged.Left].IsEmpty)
                continue;
            for (var row = merged.Top + 1; row <= Math.Min(merged.Bottom, merged.Top + deepest); row++)
                down[(row, merged.Left)] = top[merged.Left];
        }
        return down;
    }
}
