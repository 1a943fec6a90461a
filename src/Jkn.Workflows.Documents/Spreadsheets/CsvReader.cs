using System.Text;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// A CSV file: comma, semicolon or tab, whichever the first line has most of; quotes as in RFC 4180. Every cell is text: whether a number
/// lost digits shows by itself.
/// </summary>
internal static class CsvReader
{
    public static IEnumerable<SheetRow> Read(byte[] content, SheetLimits limits)
    {
        var text = CsvEncoding.Decode(content);
        var (at, line) = (0, 1);
        // A first line "sep=;" is Excel's own way to name the delimiter.
        var delimiter = DelimiterOf(text);
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
            (delimiter, at, line) = (text[4], EndOfLine(text), 2);
        var count = 0;
        while (at < text.Length)
        {
            var first = line;
            var cells = Line(text, ref at, ref line, delimiter, first, limits);
            if (cells.TrueForAll(c => c.IsEmpty))
                continue;
            if (++count > limits.Rows)
                throw new SheetRefusedException(
                    "rows-many",
                    $"Berkas berisi lebih dari {limits.Rows:N0} baris; kirim dalam beberapa berkas.",
                    first
                );
            yield return new(first, cells);
        }
    }

    private static List<SheetCell> Line(string text, ref int at, ref int line, char delimiter, int row, SheetLimits limits)
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
                Add(cells, cell, row, limits);
            else if (letter == '\n')
            {
                line++;
                break;
            }
            else if (letter != '\r')
                cell.Append(letter);
            if (cell.Length > limits.CellLength)
            {
                throw quoted
                    ? new SheetRefusedException("quote-open", "Tanda kutip tidak ditutup.", row)
                    : new SheetRefusedException("cell-long", $"Ada sel berisi lebih dari {limits.CellLength:N0} huruf.", row);
            }
        }
        if (quoted)
            throw new SheetRefusedException("quote-open", "Tanda kutip tidak ditutup.", row);
        Add(cells, cell, row, limits);
        return cells;
    }

    private static void Add(List<SheetCell> cells, StringBuilder cell, int row, SheetLimits limits)
    {
        if (cells.Count >= limits.Columns)
            throw new SheetRefusedException("columns-many", $"Berkas berisi lebih dari {limits.Columns} kolom.", row);
        var text = cell.ToString().Trim();
        // what we write before a formula's sign, or somebody else by the same habit
        if (text is ['\'', ..] && CsvWriter.IsFormula(text.AsSpan(1)))
            text = text[1..].Trim();
        cells.Add(text.Length == 0 ? SheetCell.Empty : new(text, CellKind.Text));
        cell.Clear();
    }

    private static char DelimiterOf(string text)
    {
        var head = text.AsSpan(0, EndOfLine(text));
        var best = ',';
        foreach (var candidate in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            if (head.Count(candidate) > head.Count(best))
                best = candidate;
        }
        return best;
    }

    private static int EndOfLine(string text) => text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end + 1 : text.Length;
}
