using System.Collections.Immutable;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Domain.Steps;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// The answers of BPJS, line by line. The same file again changes nothing (AC-41); a different answer for a line that has one is a conflict
/// for the section head (AC-42); unknown NIKs are listed. Every line with a new answer goes to its case by an effect of its own.
/// A file that is <paramref name="Complete"/> was to answer every line: each one it leaves out is followed up in its own case (AC-40).
/// </summary>
public sealed record RecordBatchResults(
    string FileHash,
    ImmutableArray<ResultLine> Results,
    int? IfVersion = null,
    bool Complete = false,
    RowChoices? Choices = null
) : Command
{
    public static readonly IReadOnlyList<string> Outcomes = LineResults.All;

    public override Decision Decide(Deciding on)
    {
        if (on.State.Batch is not { } batch)
            return Decision.Reject("batch-unknown", "Batch tidak ada.");
        if (!on.Actor.HasAny(Roles.BackOffice, Roles.DataManager))
            return Decision.Reject("role-missing", "Hanya Back Office atau Pengelola Data yang mengimpor hasil.");
        if (batch.ResultFiles.Contains(FileHash))
            return Decision.Nothing(on.State);
        if (IfVersion is { } seen && seen != batch.Version)
            return Decision.Reject("batch-stale", "Batch ini sudah diubah orang lain.");
        if (batch.Stage is BatchStage.Terbuka or BatchStage.Dikunci)
            return Decision.Reject("batch-not-sent", "Batch belum dikirim; hasilnya belum dapat dicatat.");
        if (Choices is { Skipped.Length: > 0 } left && string.IsNullOrWhiteSpace(left.Reason))
            return Decision.Reject("reason-missing", "Baris yang dilewati harus disertai alasan.", "skipReason");
        for (var i = 0; i < Results.Length; i++)
        {
            if (CheckLine(on, Results[i], i) is { } wrong)
                return Decision.Reject(wrong);
        }
        if ((CardTwice(batch) ?? CardElsewhere(on)) is { } twice)
            return Decision.Reject(twice);
        var step = on.State.WorkItems.Values.FirstOrDefault(w => w.Kind == WorkKinds.BatchResult);
        if (step is null && batch.Waiting > 0)
            return Decision.Reject(NotYet(on));
        // Who was withdrawn after the list had left is not among those who wait for an answer.
        var byNik = batch.Lines.Values.Where(l => l.MustStrike is null).ToLookup(l => l.Snapshot.Nik, StringComparer.Ordinal);
        var unknown = Results.Where(r => !byNik.Contains(r.Nik)).Select(r => r.Nik).ToImmutableArray();
        on.Emit(new CaseEvent.BatchResultImported(FileHash, Results.Length - unknown.Length, unknown.Length, unknown, Choices));
        var cards = step is not null && on.StepOf<WorkActivity>(step).AnswersWithCards;
        var answered = new List<int>();
        foreach (var result in Results)
        {
            foreach (var line in byNik[result.Nik])
            {
                if (Record(on, on.State.Batch!.Lines[line.No], cards ? CardFollows(result) : result))
                    answered.Add(line.No);
            }
        }
        LineAnswers.Tell(on, answered);
        if (Complete)
            Follow(on);
        Errand.AskReports(on.Host);
        return step is not null && on.State.Batch!.Waiting == 0 ? on.Unless(on.ResumeFlow(step.Id, "Done")) : on.Accept();
    }

    /// <summary>A result needs its question: the step that waits for it has not come (domain-2.md 2.1).</summary>
    private static Rejection NotYet(Deciding on)
    {
        var before = on
            .State.WorkItems.Values.Where(w => w.Kind != WorkKinds.MissingResult)
            .OrderBy(w => w.Kind == WorkKinds.SignOff)
            .ThenBy(w => w.OpenedAt)
            .FirstOrDefault();
        return new(
            "result-before-its-step",
            before is null
                ? "Hasil belum dapat dicatat: langkah yang menunggu hasil belum tercapai."
                : $"Hasil belum dapat dicatat: langkah \"{before.Title}\" belum selesai."
        );
    }

    private void Follow(Deciding on)
    {
        foreach (var line in on.State.Batch!.Lines.Values.Where(l => l is { Outcome: null, MissingIn: null }).ToList())
        {
            on.Emit(new CaseEvent.BatchLineMissing(line.No, FileHash));
            on.Ask(
                EffectKinds.MissingResult,
                $"{on.State.Id}/{line.No}/missing",
                new
                {
                    caseId = line.CaseId,
                    entry = line.EntryKey,
                    batchId = on.State.Id,
                    line = line.No,
                }
            );
        }
    }

    private static ResultLine CardFollows(ResultLine result) =>
        result is { Outcome: LineResults.Active, CardNo: null } ? result with { Outcome = LineResults.NoCard } : result;

    /// <summary>True when the line has a new answer.</summary>
    private static bool Record(Deciding on, BatchLine line, ResultLine result)
    {
        if (line.Outcome == result.Outcome && (result.CardNo is null || line.CardNo == result.CardNo))
            return false;
        if (line.Outcome is not null && line.Outcome != LineResults.NoCard && line.Outcome != result.Outcome)
        {
            on.Emit(new CaseEvent.BatchLineConflict(line.No, result.Outcome, result.ReasonCode));
            on.Host.Tell($"konflik/{line.No}/{result.Outcome}", "hasil-bertentangan", Roles.SectionHead);
            return false;
        }
        on.Emit(
            new CaseEvent.BatchLineResult(line.No, result.Outcome, result.ReasonCode, result.ActiveFrom, result.CardNo, result.ListRef)
        );
        return true;
    }

    /// <summary>A card number names one person: within the answer, and against the lines that have one already.</summary>
    private Rejection? CardTwice(BatchState batch)
    {
        var owners = batch
            .Lines.Values.Where(l => l.CardNo is not null)
            .GroupBy(l => l.CardNo!, StringComparer.Ordinal)
            .ToDictionary(l => l.Key, l => l.First().Snapshot.Nik, StringComparer.Ordinal);
        for (var i = 0; i < Results.Length; i++)
        {
            if (Results[i].CardNo is not { } card || owners.TryAdd(card, Results[i].Nik) || owners[card] == Results[i].Nik)
                continue;
            var owner = batch.Lines.Values.FirstOrDefault(l => l.Snapshot.Nik == owners[card])?.Snapshot.Nama ?? "orang lain di daftar ini";
            return new(
                "card-twice",
                $"Nomor kartu baris {i + 1} sudah dipakai untuk {owner}; satu nomor untuk satu orang.",
                $"results[{i}].cardNo"
            );
        }
        return null;
    }

    /// <summary>Nor does another batch's answer have given it to somebody else.</summary>
    private Rejection? CardElsewhere(Deciding on)
    {
        for (var i = 0; i < Results.Length; i++)
        {
            if (Results[i].CardNo is { } card && on.Known.OtherOwner(card, Results[i].Nik) is { } other)
                return new(
                    "card-twice",
                    $"Nomor kartu baris {i + 1} sudah dipakai pada berkas {other.CaseNo ?? other.CaseId}; satu nomor untuk satu orang.",
                    $"results[{i}].cardNo",
                    $"/api/cases/{other.CaseId}"
                );
        }
        return null;
    }

    private static Rejection? CheckLine(Deciding on, ResultLine line, int index)
    {
        if (!Outcomes.Contains(line.Outcome))
            return new("outcome-unknown", $"Hasil baris {index + 1} tidak dikenal.", $"results[{index}].outcome");
        if (line.Outcome == LineResults.Failed && on.Office.Reasons?.Find(line.ReasonCode ?? "") is null)
            return new("reason-unknown", $"Kode alasan baris {index + 1} tidak dikenal.", $"results[{index}].reasonCode");
        if (
            KeyedDate.Refusal(line.ActiveFrom, $"results[{index}].activeFrom", $"TMT baris {index + 1}", on.LocalNow.Date, true) is
            { } noDay
        )
            return noDay;
        if (line.CardNo is not null && string.IsNullOrWhiteSpace(line.ListRef))
            return new(
                "card-unlisted",
                $"Nomor kartu baris {index + 1} harus disertai rujukan daftar lampiran.",
                $"results[{index}].listRef"
            );
        return line.CardNo is not null && (line.CardNo.Length != 13 || !line.CardNo.All(char.IsAsciiDigit))
            ? new("card-invalid", $"Nomor kartu baris {index + 1} harus 13 angka.", $"results[{index}].cardNo")
            : null;
    }
}
