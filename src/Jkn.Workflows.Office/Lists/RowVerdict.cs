namespace Jkn.Workflows.Application.Lists;

/// <summary>What becomes of a row of a list of people.</summary>
internal static class Verdicts
{
    /// <summary>Opens a case.</summary>
    public const string Valid = "SAH";

    /// <summary>Opens a case; something must be looked at with the papers.</summary>
    public const string Warned = "PERINGATAN";

    /// <summary>
    /// The NIK stands elsewhere in the file or in an open case: only an explicit choice opens it, and never beside an open case.
    /// </summary>
    public const string Doubled = "GANDA";

    /// <summary>Cannot be saved.</summary>
    public const string Wrong = "SALAH";

    public static readonly IReadOnlyList<string> All = [Valid, Warned, Doubled, Wrong];
}

/// <summary>
/// A row with its verdict. <paramref name="Twins"/>: rows of the same file with the same NIK; <paramref name="Other"/>: the open case that
/// has it.
/// </summary>
internal sealed record RowVerdict(
    int Row,
    string Verdict,
    IReadOnlyList<RowFinding> Findings,
    Participant Person,
    IReadOnlyList<int> Twins,
    OtherFile? Other = null,
    string? Sheet = null,
    int Line = 0,
    IReadOnlyDictionary<string, string>? Raw = null
);

/// <summary>An open case with the same NIK, to be shown beside the row.</summary>
internal sealed record OtherFile(string CaseId, string? CaseNo, string? Name, string Status);
