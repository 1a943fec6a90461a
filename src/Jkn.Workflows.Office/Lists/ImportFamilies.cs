namespace Jkn.Workflows.Application.Lists;

/// <summary>Which rows of a list open, and as which cases.</summary>
internal static class ImportFamilies
{
    public static bool Opens(RowVerdict row, SortedDictionary<int, string> choices) =>
        row.Verdict is Verdicts.Valid or Verdicts.Warned
        || (row.Verdict == Verdicts.Doubled && choices.GetValueOrDefault(row.Row) == BnbaImports.Take);

    /// <summary>The families that open, by No KK in the order of the list: verdicts are for rows, acts for families.</summary>
    public static IReadOnlyList<IReadOnlyList<RowVerdict>> Of(IEnumerable<RowVerdict> rows, SortedDictionary<int, string> choices) =>
        [.. rows.Where(r => Opens(r, choices)).GroupBy(r => r.Person.NoKk, StringComparer.Ordinal).Select(family => family.ToList())];

    /// <summary>The id of a family's case, by its first row: the same whoever opens it, however often.</summary>
    public static string CaseIdOf(string importId, IReadOnlyList<RowVerdict> family) => $"{importId}-{family[0].Row:00000}";

    /// <summary>Which case each row that opens comes into.</summary>
    public static IReadOnlyDictionary<int, string> CasesOf(
        string importId,
        IEnumerable<RowVerdict> rows,
        SortedDictionary<int, string> choices
    ) =>
        Of(rows, choices)
            .SelectMany(family => family.Select(r => (r.Row, CaseId: CaseIdOf(importId, family))))
            .ToDictionary(r => r.Row, r => r.CaseId);
}
