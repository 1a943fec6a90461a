using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What stands above a column: the lowest row of the heading and the rows above it.</summary>
internal sealed record HeadingText(string Upper, string Lower)
{
    private const int Composite = 500,
        Tick = 400,
        UnderOther = 2;

    public string Joined => string.Join(' ', new[] { Upper, Lower }.Where(t => t.Length > 0));

    /// <summary>Which columns of the layout this one may be.</summary>
    public IEnumerable<(int Fit, ColumnPlace Place)> Fits(int index, ListLayout layout, IReadOnlyList<HeadingText> all)
    {
        ListColumn? Named(string field) => layout.Columns.FirstOrDefault(c => c.Field == field);
        if (Sex(all) is { } role && Named("jenisKelamin") is { } sex)
            return [(Tick, new(index, sex, role))];
        var upper = HeadingWords.Of(Upper);
        if (upper.Contains("LAHIR") && HeadingWords.Of(Lower) is { Count: 1 } only)
        {
            if (only.Contains("TEMPAT") && Named("tempatLahir") is { } place)
                return [(Tick, new(index, place))];
            if (only.Contains("TANGGAL") && Named("tanggalLahir") is { } date)
                return [(Tick, new(index, date))];
        }
        var text = Lower.Length > 0 ? Lower : Upper;
        foreach (var words in new[] { text, Joined }.Distinct())
        {
            if (HeadingWords.IsPlaceAndDate(words) && Named("tanggalLahir") is { } both)
                return [(Composite, new(index, both, PlaceRole.PlaceAndDate))];
            if (HeadingWords.IsBlock(words) && Named("rt") is { } block)
                return [(Composite, new(index, block, PlaceRole.RtAndRw))];
        }
        return layout
            .Columns.Where(c => c.Field is not null)
            .Select(c => (Math.Max(HeadingWords.Fit(text, c), HeadingWords.Fit(Joined, c) - UnderOther), new ColumnPlace(index, c)))
            .Where(fit => fit.Item1 > 0);
    }

    /// <summary>A column of ticks for one sex stands under "Jenis kelamin", or beside the other's.</summary>
    private PlaceRole? Sex(IReadOnlyList<HeadingText> all)
    {
        var mine = SexOf(Lower.Length > 0 ? Lower : Upper);
        var other = mine == PlaceRole.TickMale ? PlaceRole.TickFemale : PlaceRole.TickMale;
        return mine is not null && (HeadingWords.Of(Upper).Contains("KELAMIN") || all.Any(t => SexOf(t.Lower) == other)) ? mine : null;
    }

    private static PlaceRole? SexOf(string text) =>
        ListText.Plain(text) switch
        {
            "L" or "LK" or "LAKI" or "LAKILAKI" or "PRIA" => PlaceRole.TickMale,
            "P" or "PR" or "PEREMPUAN" or "WANITA" => PlaceRole.TickFemale,
            _ => null,
        };
}

/// <summary>The texts of a heading, with merged cells written into every column they lie over.</summary>
internal static class HeadingTexts
{
    public static List<HeadingText> Of(SheetPage page, int first, int depth)
    {
        var rows = page.Rows.Skip(first).Take(depth).ToList();
        var width = rows.Max(r => r.Cells.Count);
        // those that lie over columns of these rows: a sheet may have very many others
        var wide = page.Merged.Where(m => m.Right > m.Left && rows.Exists(r => r.Number == m.Top)).ToList();
        var texts = new List<HeadingText>();
        for (var i = 0; i < width; i++)
        {
            var column = rows.Select(row => At(page, wide, rows, row, i)).ToList();
            var upper = string.Join(' ', column.SkipLast(1).Where(t => t.Length > 0).Distinct());
            texts.Add(new(upper == column[^1] ? "" : upper, column[^1]));
        }
        return texts;
    }

    private static string At(SheetPage page, List<MergedCells> wide, List<SheetRow> rows, SheetRow row, int column)
    {
        if (!row[column].IsEmpty)
            return Flat(row[column].Text);
        var merged = wide.Find(m => m.Top == row.Number && m.Left < column && m.Right >= column);
        if (merged is not null)
            return Flat(row[merged.Left].Text);
        // Without merged cells, as in CSV, a word stands once above the columns it is about: they have words below and nothing above.
        var below = rows.Where(r => r.Number > row.Number).Any(r => !r[column].IsEmpty);
        var alone = rows.Where(r => r.Number < row.Number).All(r => r[column].IsEmpty);
        if (page.Merged.Count > 0 || !below || !alone)
            return "";
        for (var left = column - 1; left >= 0; left--)
        {
            if (!row[left].IsEmpty)
                return rows.Where(r => r.Number > row.Number).Any(r => !r[left].IsEmpty) ? Flat(row[left].Text) : "";
        }
        return "";
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
