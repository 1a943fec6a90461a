namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// How a column is written. Identity and card numbers are <see cref="Text"/>: a spreadsheet must never calculate with them.
/// </summary>
internal enum ColumnKind
{
    Text,
    Number,
    Date,
}

/// <summary>A column to be written: heading, kind, width in characters.</summary>
internal sealed record SheetColumn(string Label, ColumnKind Kind = ColumnKind.Text, double Width = 16);

/// <summary>
/// One sheet to be written. Values are texts; numbers and dates (yyyy-MM-dd) become real ones where their column says so and they can.
/// </summary>
internal sealed record SheetTable(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<string?>> Rows)
{
    /// <summary>Lines above the headings; none by default.</summary>
    public IReadOnlyList<string> Title { get; init; } = [];
}
