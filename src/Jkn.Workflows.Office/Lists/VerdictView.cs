using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Application.Lists;

// One row of a list that came in, as people see it: numbers masked, what was found, who stands beside it.
internal sealed record VerdictView(
    int Row,
    string Verdict,
    string Name,
    string NikMasked,
    string NoKkMasked,
    IReadOnlyList<FindingView> Findings,
    IReadOnlyList<TwinView> Beside,
    string? Choice,
    string? CaseId,
    string? Refusal,
    string? Sheet = null,
    int Line = 0
)
{
    public static VerdictView Of(
        ImportRow import,
        RowVerdict row,
        Dictionary<int, string> names,
        SortedDictionary<int, string> choices,
        SortedDictionary<int, string> refusals,
        IReadOnlyDictionary<int, string> cases
    )
    {
        var beside = row.Twins.Select(t => new TwinView(t, null, null, names.GetValueOrDefault(t), choices.GetValueOrDefault(t))).ToList();
        if (row.Other is { } other)
            beside.Add(new(null, other.CaseId, other.CaseNo, other.Name, other.Status));
        var refusal = refusals.GetValueOrDefault(row.Row);
        return new(
            row.Row,
            row.Verdict,
            row.Person.Nama,
            IdentityText.Mask(row.Person.Nik),
            IdentityText.Mask(row.Person.NoKk),
            [.. row.Findings.Select(f => new FindingView(f.Code, f.Field, f.Message, f.Blocks))],
            beside,
            choices.GetValueOrDefault(row.Row),
            import.State == BnbaImports.Done && refusal is null ? cases.GetValueOrDefault(row.Row) : null,
            refusal,
            row.Sheet,
            row.Line
        );
    }
}

internal sealed record FindingView(string Code, string? Field, string Message, bool Blocks);

internal sealed record TwinView(int? Row, string? CaseId, string? CaseNo, string? Name, string? Status)
{
    /// <summary>The row as a person sees it in its sheet.</summary>
    public string? Place =>
        Row is not { } row ? null
        : row < ListRecord.PerSheet ? $"{row}"
        : $"{row % ListRecord.PerSheet} (lembar lain)";
}
