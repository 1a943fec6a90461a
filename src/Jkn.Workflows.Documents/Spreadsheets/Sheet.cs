namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>What a cell held in the file. A number may have lost digits on the way.</summary>
internal enum CellKind
{
    Empty,
    Text,
    Number,
    Error,
}

/// <summary>
/// A cell as the file has it: numbers in the file's own writing, texts trimmed. <paramref name="Formula"/>: never evaluated here, the
/// value is the one that the program stored beside it.
/// </summary>
internal readonly record struct SheetCell(string Text, CellKind Kind, bool Formula = false)
{
    public static readonly SheetCell Empty = new("", CellKind.Empty);

    public bool IsEmpty => Text.Length == 0;

    /// <summary>A text; empty when nothing stands in it.</summary>
    public static SheetCell Of(string text, CellKind kind = CellKind.Text, bool formula = false) =>
        text.Trim() is { Length: > 0 } some ? new(some, kind, formula) : Empty;
}

/// <summary>A row with something in it, under the number that a person sees in the spreadsheet.</summary>
internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells, bool Hidden = false)
{
    /// <summary>The cell of a column, from 0; empty beyond the row's end.</summary>
    public SheetCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : SheetCell.Empty;
}

/// <summary>Cells that were made one: rows as a person sees them, columns from 0, both ends included.</summary>
internal sealed record MergedCells(int Top, int Left, int Bottom, int Right);

/// <summary>One sheet of a file, with what a person does not see in it.</summary>
internal sealed record SheetPage(
    string Name,
    IReadOnlyList<SheetRow> Rows,
    IReadOnlyList<MergedCells> Merged,
    IReadOnlySet<int> HiddenColumns,
    bool Hidden = false
);

/// <summary>
/// How much of a file is read before it is refused. Counted while unpacking: what a file says of its own size is not believed.
/// </summary>
internal sealed record SheetLimits
{
    public static readonly SheetLimits Default = new();

    /// <summary>
    /// Rows with something in them, in all sheets together: the people of the largest list, its headings and what stands around.
    /// </summary>
    public int Rows { get; init; } = 30_000;
    public int Columns { get; init; } = 256;
    public int CellLength { get; init; } = 4_000;
    public int Sheets { get; init; } = 100;

    /// <summary>Bytes of all parts together, unpacked.</summary>
    public long Unpacked { get; init; } = 150 * 1024 * 1024;
    public int Parts { get; init; } = 500;

    /// <summary>
    /// Tags of all parts together, whatever they are: 20,000 rows of 50 cells have four million. Each costs its reader time and memory,
    /// however few bytes it takes.
    /// </summary>
    public int Tags { get; init; } = 6_000_000;
}

/// <summary>
/// A file that is not read, and why: <see cref="Code"/> is public contract, the message is for the person who sent it. Thrown while rows
/// are read, caught once where the file is taken in; nothing was stored by then.
/// </summary>
internal sealed class SheetRefusedException(string code, string message, int? row = null, Exception? because = null)
    : Exception(message, because)
{
    public string Code => code;

    /// <summary>The row it was found at; null when it concerns the whole file.</summary>
    public int? Row => row;
}
