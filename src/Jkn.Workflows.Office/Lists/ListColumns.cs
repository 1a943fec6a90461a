using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Lists;

namespace Jkn.Workflows.Application.Lists;

/// <summary>What a column is about is said by its heading, and belied or borne out by what stands in it.</summary>
internal static class ListColumns
{
    /// <summary>One or two words that are not known are words; more of them are another column.</summary>
    private const int Enough = 3;

    /// <summary>
    /// The places that count. "STATUS" may be the family's word for anything: a column of codes of which no word is known is given to
    /// the column that knows them, or left aside and told.
    /// </summary>
    public static IReadOnlyList<ColumnPlace> Decide(
        SheetPage page,
        ListHeading heading,
        ListRows rows,
        ListLayout layout,
        List<FileNote> notes
    )
    {
        var people = page.Rows.Skip(heading.First + heading.Depth).Where(r => rows.KindOf(r) == RowKind.Person).Take(500).ToList();
        var places = new List<ColumnPlace>();
        foreach (var place in heading.Places)
        {
            var isCodes = place is { Index: >= 0, Role: PlaceRole.Whole, Column: { Required: false, Codes.Count: > 0 } };
            var said = isCodes ? people.Select(r => r[place.Index].Text).Where(t => t.Length > 0).ToList() : [];
            if (said.Count < Enough || said.Exists(text => ListCodes.Knows(place.Column, text)))
            {
                places.Add(place);
                continue;
            }
            var better = layout.Columns.FirstOrDefault(c =>
                c.Codes.Count > 0 && heading.Places.All(p => p.Column != c) && said.TrueForAll(text => ListCodes.Knows(c, text))
            );
            if (better is not null)
                places.Add(place with { Column = better });
            else
                notes.Add(ListNotes.ForeignWords(place.Column, said[0]));
        }
        return places;
    }

    /// <summary>
    /// Fields whose number cells are written with all their digits: a spreadsheet that keeps fifteen would have ended every one with 0.
    /// </summary>
    public static IReadOnlySet<string> KeepsDigits(SheetPage page, IReadOnlyList<ColumnPlace> places) =>
        places
            .Where(p => p is { Index: >= 0, Column.Kind: ListKind.Identity })
            .Where(p =>
                page.Rows.Any(r =>
                    r[p.Index] is { Kind: CellKind.Number, Text.Length: 16 } cell
                    && cell.Text[^1] != '0'
                    && cell.Text.All(char.IsAsciiDigit)
                )
            )
            .Select(p => p.Column.Field!)
            .ToHashSet();
}

/// <summary>Words that stand for codes.</summary>
internal static class ListCodes
{
    public static bool Knows(ListColumn column, string text) => Find(column, text) is not null;

    /// <summary>The office's code; null when the word is not known. A word in brackets or a number before it may be left out.</summary>
    public static string? Find(ListColumn column, string text)
    {
        foreach (
            var words in new[]
            {
                text,
                text.Split('(')[0],
                text.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ')', '-', ' '),
            }
        )
        {
            if (ListText.Plain(words) is { Length: > 0 } plain && column.Codes.TryGetValue(plain, out var code))
                return code;
        }
        // 01, 02 … of Dukcapil's lists
        return text.TrimStart('0') is { Length: > 0 } number && column.Codes.TryGetValue(number, out var numbered) ? numbered : null;
    }
}
