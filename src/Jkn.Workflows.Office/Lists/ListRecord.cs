namespace Jkn.Workflows.Application.Lists;

/// <summary>
/// What is to be said of one row: code (public contract), the field it is about, an Indonesian sentence. Never repeats an identity number.
/// </summary>
internal sealed record RowFinding(string Code, string? Field, string Message, bool Blocks = true);

/// <summary>
/// A row of a list that was read by a layout: values by field (dates ISO, codes ours), and what was wrong with its cells.
/// </summary>
internal sealed record ListRecord(int Row, IReadOnlyDictionary<string, string> Values, IReadOnlyList<RowFinding> Findings)
{
    public string? this[string field] => Values.GetValueOrDefault(field);
}
