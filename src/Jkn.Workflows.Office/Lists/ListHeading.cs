using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What a column of the file holds of a column of the layout.</summary>
internal enum PlaceRole
{
    Whole,
    TickMale,
    TickFemale,
    PlaceAndDate,
    RtAndRw,
}

/// <summary>Where a column of the layout stands in the file, from 0; -1 when only its constant counts.</summary>
internal sealed record ColumnPlace(int Index, ListColumn Column, PlaceRole Role = PlaceRole.Whole);

/// <summary>
/// The heading of a sheet: one to three rows that say what stands where. <paramref name="Numbering"/>: the column of running numbers.
/// </summary>
internal sealed record ListHeading(
    int First,
    int Depth,
    IReadOnlyList<ColumnPlace> Places,
    IReadOnlyList<string> Unused,
    int? Numbering,
    IReadOnlyList<ListColumn> Missing
)
{
    private const int Within = 40,
        Deepest = 3;

    /// <summary>How many columns of the layout are named.</summary>
    public int Found => Places.Count(p => p.Index >= 0);

    /// <summary>
    /// The rows of a sheet that name most of the layout's columns; the topmost and shallowest of equals. Null for an empty sheet.
    /// </summary>
    public static ListHeading? Find(SheetPage page, ListLayout layout)
    {
        ListHeading? best = null;
        for (var first = 0; first < Math.Min(page.Rows.Count, Within); first++)
        {
            for (var depth = 1; depth <= Deepest && first + depth <= page.Rows.Count; depth++)
            {
                // Rows that lie apart are no one heading.
                if (page.Rows[first + depth - 1].Number - page.Rows[first].Number > Deepest)
                    break;
                var found = Of(page, first, depth, layout);
                if (best is null || Worth(found) > Worth(best))
                    best = found;
            }
        }
        return best;
    }

    private static int Worth(ListHeading heading) => heading.Found * 100 - heading.Missing.Count * 150;

    private static ListHeading Of(SheetPage page, int first, int depth, ListLayout layout)
    {
        var texts = HeadingTexts.Of(page, first, depth);
        var fits = new List<(int Fit, ColumnPlace Place)>();
        for (var i = 0; i < texts.Count; i++)
            fits.AddRange(texts[i].Fits(i, layout, texts));
        var (places, used) = (new List<ColumnPlace>(), new HashSet<int>());
        foreach (var (_, place) in fits.OrderByDescending(f => f.Fit).ThenBy(f => f.Place.Index))
        {
            var taken = places.Exists(p =>
                p.Column == place.Column && (p.Role == place.Role || p.Role is PlaceRole.Whole or PlaceRole.PlaceAndDate)
            );
            if (!used.Contains(place.Index) && !taken && used.Add(place.Index))
                places.Add(place);
        }
        var missing = layout.Columns.Where(c => c is { Required: true, Field: not null } && places.TrueForAll(p => p.Column != c)).ToList();
        // A layout may say a value for a column that the file does not have.
        places.AddRange(
            layout
                .Columns.Where(c => c is { Field: not null, Constant: not null } && places.TrueForAll(p => p.Column != c))
                .Select(c => new ColumnPlace(-1, c))
        );
        var numbering = texts.FindIndex(t => ListText.Plain(t.Joined) is "NO" or "NOMOR" or "NOURUT" or "NOMORURUT" or "URUT" or "NR");
        var unused = texts.Where((t, i) => !used.Contains(i) && i != numbering && t.Joined.Length > 0).Select(t => t.Joined).ToList();
        return new(first, depth, places, unused, numbering < 0 ? null : numbering, missing);
    }
}
