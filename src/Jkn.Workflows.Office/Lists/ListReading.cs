using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>
/// Reads a file by a layout. The heading row is found by its words, wherever it stands; columns may come in any order, and unknown ones are
/// left aside.
/// </summary>
internal static class ListReading
{
    private const int HeadingWithin = 25;

    /// <exception cref="SheetRefusedException">The file cannot be read, or no row has the layout's headings.</exception>
    public static IReadOnlyList<ListRecord> Read(byte[] content, ListLayout layout, SheetLimits limits)
    {
        var records = new List<ListRecord>();
        ColumnPlace[]? places = null;
        (IReadOnlyList<ListColumn> Missing, int Found) nearest = ([.. layout.Columns.Where(c => c.Required)], 0);
        var looked = 0;
        foreach (var row in SheetReader.Read(content, limits))
        {
            if (places is not null)
            {
                if (!IsNumbering(row))
                    records.Add(ListCells.Read(row, places));
                continue;
            }
            var found = Places(row, layout);
            var missing = layout.Columns.Where(c => c.Required && found.All(p => p.Column != c)).ToList();
            if (missing.Count == 0)
                places = found;
            else if (found.Length > nearest.Found)
                nearest = (missing, found.Length);
            if (places is null && ++looked >= HeadingWithin)
                break;
        }
        if (places is null)
        {
            throw new SheetRefusedException(
                "layout-wrong",
                nearest.Found == 0 && looked == 0
                    ? "Berkas tidak berisi baris."
                    : $"Susunan berkas bukan {layout.Label}: tidak ada kolom {string.Join(", ", nearest.Missing.Select(c => c.Labels[0]))}."
            );
        }
        if (records.Count == 0)
            throw new SheetRefusedException("rows-none", "Berkas tidak berisi baris di bawah judul kolom.");
        return records;
    }

    private static ColumnPlace[] Places(SheetRow row, ListLayout layout)
    {
        var places = new List<ColumnPlace>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var heading = ListText.Plain(row.Cells[i].Text);
            if (heading.Length == 0)
                continue;
            var column = layout.Columns.FirstOrDefault(c => c.Field is not null && c.Labels.Any(l => ListText.Plain(l) == heading));
            if (column is not null && places.TrueForAll(p => p.Column != column))
                places.Add(new(i, column));
        }
        // A layout may say a value for a column that the file does not have.
        places.AddRange(
            layout
                .Columns.Where(c => c is { Field: not null, Constant: not null } && places.TrueForAll(p => p.Column != c))
                .Select(c => new ColumnPlace(-1, c))
        );
        return [.. places];
    }

    /// <summary>Official sheets number their columns below the headings: 1, 2, 3 …</summary>
    private static bool IsNumbering(SheetRow row)
    {
        const int enough = 3;
        var filled = row.Cells.Select((cell, i) => (cell.Text, i)).Where(c => c.Text.Length > 0).ToList();
        return filled.Count >= enough
            && filled.TrueForAll(c => c.Text.Trim('(', ')') == (c.i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>Where a column of the layout stands in the file, from 0; -1 when only its constant counts.</summary>
internal sealed record ColumnPlace(int Index, ListColumn Column);
