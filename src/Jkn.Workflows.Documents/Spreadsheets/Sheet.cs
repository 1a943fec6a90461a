namespace Jkn.Workflows.Documents.Spreadsheets;

/// <summary>
/// What a cell held in the file. A number may have lost digits on the way; a formula is never evaluated, only its stored value is known.
/// </summary>
internal enum CellKind
{
    Empty,
    Text,
    Number,
    Formula,
    Error,
}

/// <summary>A cell as the file has it: numbers in the file's own writing, texts trimmed.</summary>
internal readonly record struct SheetCell(string Text, CellKind Kind)
{
    public static readonly SheetCell Empty = new("", CellKind.Empty);

    public bool IsEmpty => Text.Length == 0;
}

/// <summary>A row with something in it, under the number that a person sees in the spreadsheet.</summary>
internal sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>The cell of a column, from 0; empty beyond the row's end.</summary>
    public SheetCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : SheetCell.Empty;
}

/// <summary>
/// How much of a file is read before it is refused. Counted while unpacking: what a file says of its own size is not believed.
/// </summary>
internal sealed record SheetLimits
{
    public static readonly SheetLimits Default = new();

    public int Rows { get; init; } = 20_000;
    public int Columns { get; init; } = 256;
    public int CellLength { get; init; } = 4_000;

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
internal sealed class SheetRefusedException(string code, string message, int? row = null) : Exception(message)
{
    public string Code => code;

    /// <summary>The row it was found at; null when it concerns the whole file.</summary>
    public int? Row => row;
}
