using System.Text;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// A CSV file: comma, semicolon, tab or bar, whichever cuts the whole file most evenly; quotes as in RFC 4180.
/// Every cell is text: whether a number
/// lost digits shows by itself.
/// </summary>
internal static class CsvReader
{
    private const string Delimiters = ";,\t|";

    public static SheetPage Read(byte[] content, SheetCount count)
    {
        var text = CsvEncoding.Decode(content);
        var (at, line) = (0, 1);
        // A first line "sep=;" is Excel's own way to name the delimiter.
        var delimiter = DelimiterOf(text);
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
            (delimiter, at, line) = (text[4], EndOfLine(text), 2);
        var rows = new List<SheetRow>();
        while (at < text.Length)
        {
            var first = line;
            var cells = Line(text, ref at, ref line, delimiter, first, count);
            if (cells.TrueForAll(c => c.IsEmpty))
                continue;
            count.Row(first);
            rows.Add(new(first, cells));
        }
        return new("CSV", rows, [], new HashSet<int>());
    }

    private static List<SheetCell> Line(string text, ref int at, ref int line, char delimiter, int row, SheetCount count)
    {
        var (cells, cell, quoted) = (new List<SheetCell>(), new StringBuilder(), false);
        while (at < text.Length)
        {
            var letter = text[at++];
            if (quoted)
            {
                if (letter == '"' && at < text.Length && text[at] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else if (letter == '"')
                    quoted = false;
                else
                    cell.Append(letter);
                if (letter == '\n')
                    line++;
            }
            else if (letter == '"' && string.IsNullOrWhiteSpace(cell.ToString()))
            {
                cell.Clear();
                quoted = true;
            }
            else if (letter == delimiter)
                Add(cells, cell, row, count);
            else if (letter == '\n')
            {
                line++;
                break;
            }
            else if (letter != '\r')
                cell.Append(letter);
            if (quoted && cell.Length > count.Limits.CellLength)
                throw new SheetRefusedException("quote-open", "Tanda kutip tidak ditutup.", row);
            count.Length(cell.Length, row);
        }
        if (quoted)
            throw new SheetRefusedException("quote-open", "Tanda kutip tidak ditutup.", row);
        Add(cells, cell, row, count);
        return cells;
    }

    private static void Add(List<SheetCell> cells, StringBuilder cell, int row, SheetCount count)
    {
        var text = cell.ToString().Trim();
        // what we write before a formula's sign, or somebody else by the same habit
        if (text is ['\'', ..] && CsvWriter.IsFormula(text.AsSpan(1)))
            text = text[1..].Trim();
        var value = SheetCell.Of(AsText(text));
        cell.Clear();
        if (count.Column(cells.Count, !value.IsEmpty, row))
            cells.Add(value);
    }

    /// <summary><c>="0012"</c> is how people keep digits as text in CSV.</summary>
    private static string AsText(string cell) =>
        cell.Length > 3 && cell.StartsWith("=\"", StringComparison.Ordinal) && cell.EndsWith('"') ? cell[2..^1] : cell;

    /// <summary>The sign that stands equally often in most lines; titles and addresses with commas do not count against it.</summary>
    private static char DelimiterOf(string text)
    {
        var lines = new List<int[]>();
        var (quoted, counts) = (false, new int[Delimiters.Length]);
        foreach (var letter in text)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (!quoted && Delimiters.IndexOf(letter, StringComparison.Ordinal) is var which and >= 0)
                counts[which]++;
            else if (!quoted && letter == '\n')
            {
                lines.Add(counts);
                counts = new int[Delimiters.Length];
            }
        }
        lines.Add(counts);
        long Worth(int which) =>
            lines.Where(l => l[which] > 0).GroupBy(l => l[which]).Select(g => (long)g.Count() * g.Key).DefaultIfEmpty().Max();
        return Delimiters[Enumerable.Range(0, Delimiters.Length).MaxBy(Worth)];
    }

    private static int EndOfLine(string text) => text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end + 1 : text.Length;
}
