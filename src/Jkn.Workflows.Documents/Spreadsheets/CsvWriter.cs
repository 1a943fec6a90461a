using System.Text;

namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// The same table as CSV: UTF-8 with mark, CRLF. A value that a spreadsheet would take for a formula gets an apostrophe before it and
/// stands in quotes: spreadsheets show it as text, our own reader takes the apostrophe away again.
/// </summary>
internal static class CsvWriter
{
    public const string MediaType = "text/csv";

    public static byte[] Write(SheetTable table, char delimiter = ';')
    {
        var text = new StringBuilder("\uFEFF");
        Line(text, [.. table.Columns.Select(c => c.Label)], table.Columns, delimiter, heading: true);
        foreach (var row in table.Rows)
            Line(text, row, table.Columns, delimiter, heading: false);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Line(
        StringBuilder text,
        IReadOnlyList<string?> values,
        IReadOnlyList<SheetColumn> columns,
        char delimiter,
        bool heading
    )
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
                text.Append(delimiter);
            var value = values[i] ?? "";
            if (!heading && columns[i].Kind == ColumnKind.Date)
                value = SheetDates.Printed(value);
            var formula = IsFormula(value);
            if (formula)
                value = '\'' + value;
            if (formula || value.Contains(delimiter, StringComparison.Ordinal) || value.AsSpan().IndexOfAny('"', '\n', '\r') >= 0)
                text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append(value);
        }
        text.Append("\r\n");
    }

    /// <summary>Blanks before the sign do not help: some programs trim them first.</summary>
    internal static bool IsFormula(ReadOnlySpan<char> value) =>
        value.Length > 0
        && (value[0] is '\t' or '\r' or '\n' || value.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]);
}
