using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Application.Lists;

/// <summary>A line of the reconciliation list: of the batch (line number), of the file (row), or of both.</summary>
public sealed record ReconciledLine(
    string Kind,
    int? Line,
    int? Row,
    string NikMasked,
    string? Name,
    string? CaseId,
    string? Outcome,
    string? ReasonCode,
    string? Before,
    string? RawReason
);

/// <summary>
/// A batch against an answer: COCOK (new and active), GAGAL (with its mapped reason), SAMA (was known), BERTENTANGAN (differs from what was
/// recorded), TIDAK_DIKENAL (row that names nobody of the batch), TIDAK_ADA (line that no row names), NAMA_LAIN (a wholly other
/// name for the NIK), SALAH (row that cannot be read).
/// </summary>
internal static class Reconciliation
{
    public const string Matched = "COCOK",
        Failed = LineResults.Failed,
        Same = "SAMA",
        Conflicting = "BERTENTANGAN",
        Unknown = "TIDAK_DIKENAL",
        Missing = "TIDAK_ADA",
        Wrong = "SALAH",
        OtherName = "NAMA_LAIN",
        NoCard = LineResults.NoCard;

    public static readonly IReadOnlyList<string> Kinds = [Matched, Failed, NoCard, Missing, Unknown, Conflicting, Same, OtherName, Wrong];

    /// <summary>What importing would do, before anything is recorded.</summary>
    public static IReadOnlyList<ReconciledLine> Of(BatchState batch, AnswerFile file)
    {
        var byNik = batch.Lines.Values.ToLookup(l => l.Snapshot.Nik, StringComparer.Ordinal);
        var lines = new List<ReconciledLine>();
        foreach (var row in file.Rows)
        {
            if (row.Result is not { } result)
                lines.Add(
                    new(
                        row.Findings.Any(f => f.Code == AnswerTaking.OtherName) ? OtherName : Wrong,
                        null,
                        row.Row,
                        IdentityText.Mask(row.Nik),
                        null,
                        null,
                        null,
                        null,
                        null,
                        string.Join(" ", row.Findings.Where(f => f.Blocks).Select(f => f.Message))
                    )
                );
            else if (!byNik.Contains(row.Nik))
                lines.Add(
                    new(
                        Unknown,
                        null,
                        row.Row,
                        IdentityText.Mask(row.Nik),
                        null,
                        null,
                        result.Outcome,
                        result.ReasonCode,
                        null,
                        row.RawReason
                    )
                );
            else
                lines.AddRange(byNik[row.Nik].Select(line => Line(KindOf(line, result), line, row, result)));
        }
        var named = file.Rows.Select(r => r.Nik).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(
            batch.Lines.Values.Where(l => l.Outcome is null && !named.Contains(l.Snapshot.Nik)).Select(l => Line(Missing, l, null, null))
        );
        return lines;
    }

    /// <summary>Where the lines of a batch stand now.</summary>
    public static IReadOnlyList<ReconciledLine> Of(BatchState batch) =>
        [
            .. batch.Lines.Values.Select(line =>
                Line(
                    line.Conflict is not null
                        ? Conflicting
                        : line.Outcome switch
                        {
                            null => Missing,
                            LineResults.Failed => Failed,
                            LineResults.NoCard => NoCard,
                            _ => Matched,
                        },
                    line,
                    null,
                    null
                )
            ),
        ];

    private static string KindOf(BatchLine line, ResultLine result) =>
        line switch
        {
            { Outcome: { } known } when known == result.Outcome && (result.CardNo is null || line.CardNo == result.CardNo) => Same,
            { Outcome: not (null or LineResults.NoCard) } when line.Outcome != result.Outcome => Conflicting,
            _ => result.Outcome switch
            {
                LineResults.Failed => Failed,
                LineResults.NoCard => NoCard,
                _ => Matched,
            },
        };

    private static ReconciledLine Line(string kind, BatchLine line, AnswerRow? row, ResultLine? result) =>
        new(
            kind,
            line.No,
            row?.Row,
            IdentityText.Mask(line.Snapshot.Nik),
            line.Snapshot.Nama,
            line.CaseId,
            result?.Outcome ?? line.Conflict ?? line.Outcome,
            result is null ? line.ReasonCode : result.ReasonCode,
            result is null ? null : line.Outcome,
            row?.RawReason
        );
}
