using System.Security.Cryptography;
using Jkn.Workflows.Documents.Spreadsheets;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Lists;
using Jkn.Workflows.Domain.Regions;

namespace Jkn.Workflows.Application.Lists;

/// <summary>A row of an answer: what it says of a NIK, in the office's words.</summary>
internal sealed record AnswerRow(
    int Row,
    string Nik,
    ResultLine? Result,
    string? RawReason,
    IReadOnlyList<RowFinding> Findings,
    string? Name = null
);

/// <summary>A file of answers, read. <paramref name="Unmapped"/>: reasons in the sender's words that no code stands for yet.</summary>
internal sealed record AnswerFile(string Hash, IReadOnlyList<AnswerRow> Rows, IReadOnlyList<string> Unmapped, IReadOnlyList<FileNote> Notes)
{
    public bool IsClean => Rows.All(r => r.Result is not null) && Unmapped.Count == 0;
}

/// <summary>Reads what BPJS answered, or a list of cards, by the layout and mapping of the region.</summary>
internal static class ResultReading
{
    /// <param name="listRef">The number of the list that cards stand in, when the file has no column for it.</param>
    /// <param name="cards">Card numbers that a person typed from the paper, by row: a program had taken them for a number.</param>
    /// <exception cref="SheetRefusedException">The file cannot be read or has other headings.</exception>
    public static AnswerFile Read(
        byte[] content,
        ListLayout layout,
        FailureReasons? reasons,
        string? listRef,
        IReadOnlyDictionary<int, string>? cards = null
    )
    {
        // Whatever century a date of an answer has left out, it is this one.
        var (records, notes) = ListReading.Read(content, layout, SheetLimits.Default, default);
        var unmapped = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        var rows = records.Select(r => Row(r, layout, reasons, listRef, unmapped, cards?.GetValueOrDefault(r.Row))).ToList();
        var answers = rows.ToLookup(r => r.Nik, StringComparer.Ordinal);
        var checkedRows = rows.Select(row =>
                row.Nik.Length == 0
                || answers[row.Nik].Select(r => (r.Result?.Outcome, r.Result?.ReasonCode, r.Result?.CardNo)).Distinct().Count() == 1
                    ? row
                    : row with
                    {
                        Result = null,
                        Findings =
                        [
                            .. row.Findings,
                            new(
                                "result-twice",
                                "hasil",
                                "NIK yang sama diberi hasil berbeda di baris "
                                    + $"{string.Join(", ", answers[row.Nik].Where(r => r.Row != row.Row).Select(r => r.Row))}."
                            ),
                        ],
                    }
            )
            .ToList();
        return new(Convert.ToHexStringLower(SHA256.HashData(content)), checkedRows, [.. unmapped], notes);
    }

    private static AnswerRow Row(
        ListRecord record,
        ListLayout layout,
        FailureReasons? reasons,
        string? listRef,
        SortedSet<string> unmapped,
        string? typed
    )
    {
        var findings = record.Findings.Where(f => typed is null || f.Field != "nomorKartu").ToList();
        var (nik, outcome, words) = (record["nik"] ?? "", record["hasil"], record["alasan"]);
        string? reason = null;
        if (outcome == LineResults.Failed)
        {
            if (words is null)
                findings.Add(new("reason-missing", "alasan", "Alasan gagal kosong."));
            else if ((reason = layout.ReasonOf(words, reasons)) is null)
            {
                unmapped.Add(words);
                findings.Add(new("reason-unmapped", "alasan", $"Alasan \"{words}\" belum dipetakan ke kode alasan."));
            }
        }
        if (nik.Length > 0 && (nik.Length != 16 || !nik.All(char.IsAsciiDigit)) && findings.TrueForAll(f => f.Field != "nik"))
            findings.Add(new("nik-length", "nik", "NIK harus 16 angka."));
        var card = typed ?? record["nomorKartu"];
        if (card is not null && (card.Length != 13 || !card.All(char.IsAsciiDigit)))
            findings.Add(new("card-invalid", "nomorKartu", "Nomor kartu harus 13 angka."));
        var list = record["daftarLampiran"] ?? listRef;
        if (card is not null && string.IsNullOrWhiteSpace(list))
            findings.Add(new("card-unlisted", "daftarLampiran", "Nomor kartu harus disertai rujukan daftar lampiran."));
        var result =
            findings.Exists(f => f.Blocks) || outcome is null
                ? null
                : new ResultLine(nik, outcome, reason, record["tmt"], card, card is null ? null : list);
        return new(record.Row, nik, result, words, findings, record["nama"]);
    }
}
