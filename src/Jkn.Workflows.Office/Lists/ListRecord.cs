namespace Jkn.Workflows.Application.Lists;

/// <summary>
/// What is to be said of one row: code (public contract), the field it is about, an Indonesian sentence. Never repeats an identity number.
/// </summary>
internal sealed record RowFinding(string Code, string? Field, string Message, bool Blocks = true);

/// <summary>
/// A row of a list that was read by a layout: values by field (dates ISO, codes ours), what its cells say, and what was wrong with them.
/// <paramref name="Row"/> is its own in the file: the number a person sees, with the sheet's place before it from the second sheet on.
/// </summary>
internal sealed record ListRecord(
    int Row,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<RowFinding> Findings,
    string? Sheet = null,
    int Line = 0,
    IReadOnlyDictionary<string, string>? Raw = null
)
{
    /// <summary>Row numbers of the second sheet begin here, of the third at twice as much.</summary>
    public const int PerSheet = 100_000;

    public string? this[string field] => Values.GetValueOrDefault(field);
}

/// <summary>
/// What is to be said of the file as a whole, above the verdicts. <paramref name="Asks"/>: somebody must say that he read it before
/// anything is taken.
/// </summary>
internal sealed record FileNote(string Code, string Message, bool Asks = false);

/// <summary>A file as it was understood.</summary>
internal sealed record ListTable(IReadOnlyList<ListRecord> Records, IReadOnlyList<FileNote> Notes);
