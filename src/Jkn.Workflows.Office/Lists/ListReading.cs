using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>
/// Reads a file by a layout: every sheet that has its headings, wherever they stand and in whatever order. What is not taken is told.
/// </summary>
internal static class ListReading
{
    /// <summary>The most people of one list.</summary>
    public const int MostPeople = 20_000;

    /// <exception cref="SheetRefusedException">The file cannot be read, or no sheet has the layout's headings.</exception>
    public static ListTable Read(byte[] content, ListLayout layout, SheetLimits limits, NodaTime.LocalDate today)
    {
        var pages = SheetReader.Read(content, limits);
        var (records, notes) = (new List<ListRecord>(), new List<FileNote>());
        ListHeading? nearest = null;
        var read = 0;
        foreach (var page in pages.Where(p => p.Rows.Count > 0))
        {
            var heading = ListHeading.Find(page, layout);
            if (heading is null || !Fits(page, heading))
            {
                nearest = heading is not null && heading.Found > (nearest?.Found ?? 0) ? heading : nearest;
                notes.AddRange(ListNotes.Unread(page));
            }
            else if (page.Hidden)
                notes.Add(ListNotes.HiddenSheet(page));
            else
                records.AddRange(new ListPage(page, heading, layout, today).Read(read++, pages.Count > 1, notes));
        }
        if (read == 0)
            throw Refused(pages, layout, nearest);
        if (records.Count == 0)
            throw new SheetRefusedException("rows-none", "Berkas tidak berisi baris di bawah judul kolom.");
        return records.Count > MostPeople
            ? throw SheetCount.TooMany(MostPeople, records[MostPeople].Line)
            : ListNotes.Doubts(new(records, notes));
    }

    // The number of the card may stand in a row before each family instead.
    private static bool Fits(SheetPage page, ListHeading heading)
    {
        var rows = new ListRows(page, heading);
        return heading.Missing.Count == 0
            || (heading.Missing.All(c => c.Field == "noKk") && page.Rows.Any(r => rows.FamilyOf(r) is not null));
    }

    private static SheetRefusedException Refused(IReadOnlyList<SheetPage> pages, ListLayout layout, ListHeading? nearest)
    {
        if (pages.All(p => p.Rows.Count == 0))
            return new("layout-wrong", "Berkas tidak berisi baris.");
        var missing = nearest is { Found: > 0 }
            ? nearest.Missing
            : [.. layout.Columns.Where(c => c is { Required: true, Field: not null })];
        var looked = pages.Count > 1 ? $" Yang dilihat: lembar {string.Join(", ", pages.Select(p => $"\"{p.Name}\""))}." : "";
        return new(
            "layout-wrong",
            $"Susunan berkas bukan {layout.Label}: tidak ada kolom {string.Join(", ", missing.Select(c => c.Labels[0]))}.{looked}"
        );
    }
}
