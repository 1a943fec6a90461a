using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// A case comes into a batch; the first one opens it. A batch that was locked in the meantime answers "refused", and the case asks again.
/// </summary>
public sealed record AddToBatch(
    string BatchId,
    string BatchNo,
    string Kind,
    string Period,
    int Supplement,
    DateTimeOffset LockAt,
    DateTimeOffset DeliverBy,
    string CaseId,
    string EntryKey,
    ImmutableSortedDictionary<string, Participant> Participants,
    string? Hospital = null,
    string? Former = null
) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang memasukkan berkas ke batch.");
        if (on.State.Id.Length == 0 && Open(on) is { } no)
            return Decision.Reject(no);
        var batch = on.State.Batch!;
        // Lines that were answered belong to an earlier proposal of the same case.
        var mine = batch.LinesOf(CaseId).Where(l => l.EntryKey == EntryKey && l.Outcome is null).ToList();
        if (batch.Stage == BatchStage.Terbuka)
            Bring(on, mine);
        else if (mine.Count == 0)
        {
            on.Ask(
                EffectKinds.RefusedByBatch,
                $"{CaseId}/{EntryKey}/{BatchId}/refused/{on.State.Version}",
                new
                {
                    caseId = CaseId,
                    entry = EntryKey,
                    batchId = BatchId,
                }
            );
            return on.Accept();
        }
        var lines = on
            .State.Batch!.LinesOf(CaseId)
            .Where(l => l.EntryKey == EntryKey && l.Outcome is null)
            .Select(l => l.No)
            .ToImmutableArray();
        on.Ask(
            EffectKinds.JoinedBatch,
            $"{CaseId}/{EntryKey}/{BatchId}/joined/{string.Join(',', lines)}",
            new
            {
                caseId = CaseId,
                entry = EntryKey,
                batchId = BatchId,
                lines,
            }
        );
        return on.Accept();
    }

    /// <summary>
    /// What lies in an open batch is what the case says now: people taken off leave it, corrected ones come as a new line.
    /// </summary>
    private void Bring(Deciding on, List<BatchLine> mine)
    {
        foreach (var line in mine.Where(l => Participants.GetValueOrDefault(l.ParticipantKey) != l.Snapshot))
            on.Emit(new CaseEvent.BatchLineRemoved(line.No, "data peserta berubah"));
        foreach (var (key, person) in Participants.Where(p => !mine.Exists(l => l.ParticipantKey == p.Key && l.Snapshot == p.Value)))
            on.Emit(new CaseEvent.BatchLineAdded(on.State.Batch!.LastLine + 1, CaseId, EntryKey, key, person, Hospital, Former));
    }

    private Rejection? Open(Deciding on)
    {
        if (on.Office.Region.Batch(Kind) is null)
            return new("batch-kind-unknown", "Jenis batch ini tidak ada di pengaturan daerah.");
        if (on.Office.Sops.EffectiveForBatch(Kind, on.Today) is not { } version)
            return new("sop-not-effective", $"Definisi untuk batch \"{Kind}\" belum berlaku.");
        on.Emit(
            new CaseEvent.CaseOpened(BatchId, CaseKind.Batch, on.Office.Region.Code, version.Key, version.Version, version.Id, "BATCH")
        );
        on.Emit(new CaseEvent.BatchOpened(BatchNo, Kind, Period, Supplement, LockAt, DeliverBy));
        return on.StartFlow(ImmutableDictionary<string, JsonElement>.Empty);
    }
}

/// <summary>A case leaves a batch that is still open. From a locked one it is taken out by its officers, after unlocking.</summary>
public sealed record WithdrawFromBatch(string CaseId, string EntryKey, string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang menarik berkas dari batch.");
        if (on.State.Batch is not { } batch)
            return Decision.Nothing(on.State);
        var lines = batch.LinesOf(CaseId).Where(l => l.EntryKey == EntryKey).ToList();
        if (lines.Count == 0)
            return Decision.Nothing(on.State);
        if (batch.Stage != BatchStage.Terbuka)
        {
            Notices.Ask(on.Host, $"tarik/{CaseId}", "penarikan-dari-batch-terkunci", Roles.SectionHead);
            return on.Accept();
        }
        foreach (var line in lines)
            on.Emit(new CaseEvent.BatchLineRemoved(line.No, Reason));
        return on.Accept();
    }
}

/// <summary>The batch has taken the case in.</summary>
public sealed record ConfirmBatchEntry(string EntryKey, string BatchId, ImmutableArray<int> Lines) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mencatat masuknya berkas ke batch.");
        if (
            on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { } entry
            || entry.BatchId != BatchId
            || (entry.Joined && entry.Lines.SequenceEqual(Lines))
        )
            return Decision.Nothing(on.State);
        on.Emit(new CaseEvent.BatchJoined(EntryKey, Lines));
        // The line may have been asked for before the case was withdrawn.
        if (entry.Withdrawn)
            on.Ask(
                EffectKinds.WithdrawFromBatch,
                $"{on.State.Id}/{EntryKey}/late",
                new
                {
                    caseId = on.State.Id,
                    entry = EntryKey,
                    batchId = BatchId,
                }
            );
        // A promise in hours starts when the case passed verification, which is when it first joins its list; one by month follows
        // the period.
        else if (on.State.IsOpen && !entry.Joined && on.Office.Region.Promise?.Rule.Value is ClockPromise)
            Promises.Begin(on, "lolos verifikasi");
        else if (on.State.IsOpen)
            Promises.Renew(on, $"masuk batch {entry.BatchNo}");
        return on.Accept();
    }
}

/// <summary>The batch was locked before the case came: ask for the place that is open now.</summary>
public sealed record RetryBatchEntry(string EntryKey, string BatchId) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mengulang permintaan batch.");
        if (
            !on.State.IsOpen
            || on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { Joined: false, Withdrawn: false } entry
            || entry.BatchId != BatchId
        )
            return Decision.Nothing(on.State);
        BatchEntries.Request(on.Host, EntryKey, entry.Kind, on.Now, after: BatchId, former: entry.Former);
        return on.Accept();
    }
}

/// <summary>The batch that holds the case moved on (locked, sent).</summary>
public sealed record FollowBatch(string EntryKey, string BatchId, string Status) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mengikuti keadaan batch.");
        // A case that was given up while its batch was locked leaves it now that the batch is open again (invariant 1).
        if (
            Status == CaseStatus.Ready
            && on.State.BatchEntries.GetValueOrDefault(EntryKey) is { Withdrawn: true } left
            && left.BatchId == BatchId
        )
            on.Ask(
                EffectKinds.WithdrawFromBatch,
                $"{on.State.Id}/{EntryKey}/{BatchId}/unlocked/{on.Now:O}",
                new
                {
                    caseId = on.State.Id,
                    entry = EntryKey,
                    batchId = BatchId,
                }
            );
        if (
            !on.State.IsOpen
            || on.State.Status == Status
            || on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { Withdrawn: false, Outcome: null } entry
            || entry.BatchId != BatchId
        )
            return on.Accept();
        on.Emit(new CaseEvent.StatusChanged(Status));
        return on.Accept();
    }
}

/// <summary>The result of one line reaches its case; when every participant has one, the flow goes on.</summary>
public sealed record ApplyBatchResult(string EntryKey, string BatchId, BatchLine Line) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.IsSystem)
            return Decision.Reject("system-only", "Hanya sistem yang mencatat hasil batch.");
        if (
            !on.State.IsOpen
            || on.State.BatchEntries.GetValueOrDefault(EntryKey) is not { } entry
            || entry.BatchId != BatchId
            || Line.Outcome is null
        )
            return Decision.Nothing(on.State);
        // An answer heard again after the person was taken off the case says nothing of it.
        if (!on.State.Participants.ContainsKey(Line.ParticipantKey))
            return Decision.Nothing(on.State);
        // The case was proposed again since: an answer to the former round, heard late or twice, says nothing of this one.
        if (on.State.BatchEntries.Values.Any(e => e.Former == EntryKey))
            return Decision.Nothing(on.State);
        if (
            on.State.BatchResults.GetValueOrDefault(Line.ParticipantKey) == Line.Outcome
            && (Line.CardNo is null || entry.Cards.GetValueOrDefault(Line.ParticipantKey) == Line.CardNo)
        )
            return Decision.Nothing(on.State);
        on.Emit(
            new CaseEvent.BatchOutcome(
                EntryKey,
                Line.ParticipantKey,
                Line.Outcome,
                Line.ReasonCode,
                Line.ActiveFrom ?? (Line.Outcome == "AKTIF" ? Activation.ActiveFrom(on.State, entry, on.Office, on.Now) : null),
                Line.CardNo,
                Line.ListRef
            )
        );
        if (BatchEntries.OutcomeOf(on.State) is not { } outcome)
            return on.Accept();
        var status = outcome switch
        {
            TungguHasilBatch.Active => Line.CardNo is null ? CaseStatus.Active : CaseStatus.CardReceived,
            TungguHasilBatch.Failed => CaseStatus.Failed,
            _ => on.State.Status,
        };
        if (status != on.State.Status)
            on.Emit(new CaseEvent.StatusChanged(status));
        var waiting = on.State.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == TungguHasilBatch.Stimulus);
        return waiting is null ? on.Accept() : on.Unless(on.ResumeFlow(waiting.Id, outcome));
    }
}

/// <summary>
/// A locked, unsent batch is opened again, with a reason (KASIE and above; AC-35). The definition's step that waits is left by its way
/// "Kembalikan" or, before any sign-off, by starting over at the open batch.
/// </summary>
public sealed record UnlockBatch(string Reason, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (on.State.Batch is not { } batch)
            return Decision.Reject("batch-unknown", "Batch tidak ada.");
        if (!on.Actor.HasAny(Roles.SectionHead, Roles.DivisionHead))
            return Decision.Reject("unlock-not-yours", "Hanya Kepala Seksi atau Kepala Bidang yang dapat membuka kunci batch.");
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        if (IfVersion is { } seen && seen != batch.Version)
            return Decision.Reject("batch-stale", "Batch ini sudah diubah orang lain.");
        if (batch.Stage == BatchStage.Terbuka)
            return Decision.Nothing(on.State);
        if (batch.Stage != BatchStage.Dikunci)
            return Decision.Reject("batch-sent", "Batch sudah dikirim; perbaikan lewat batch susulan.");
        var waiting = on.State.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == BatchDikunci.Stimulus);
        if (waiting is null)
            return Decision.Reject("unlock-not-possible", "Definisi batch ini tidak punya langkah buka kunci.");
        on.Emit(new CaseEvent.BatchUnlocked(Reason));
        foreach (
            var letter in on
                .State.Letters.Values.Where(l => (!l.Parafs.IsEmpty || l.Attempt is not null) && l.SealedHash is null)
                .OrderBy(l => l.Key, StringComparer.Ordinal)
        )
            on.Emit(new CaseEvent.ParafsVoided(letter.Key));
        BatchMoves.Tell(on, CaseStatus.Ready);
        return on.Unless(on.ResumeFlow(waiting.Id, BatchDikunci.Unlocked));
    }
}

/// <summary>One answer for one NIK. Outcome AKTIF, GAGAL or TANPA_KARTU; a card number needs the list it stands in (AC-46).</summary>
public sealed record ResultLine(
    string Nik,
    string Outcome,
    string? ReasonCode = null,
    string? ActiveFrom = null,
    string? CardNo = null,
    string? ListRef = null
);

/// <summary>
/// The answers of BPJS, line by line. The same file again changes nothing (AC-41); a different answer for a line that has one is a conflict
/// for the section head (AC-42); unknown NIKs are listed. Every line with a new answer goes to its case by an effect of its own.
/// A file that is <paramref name="Complete"/> was to answer every line: each one it leaves out is followed up in its own case (AC-40).
/// </summary>
public sealed record RecordBatchResults(string FileHash, ImmutableArray<ResultLine> Results, int? IfVersion = null, bool Complete = false)
    : Command
{
    public static readonly IReadOnlyList<string> Outcomes = ["AKTIF", "GAGAL", "TANPA_KARTU"];

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
        if (batch.Stage == BatchStage.Ditutup)
            return Decision.Reject("batch-closed", "Batch sudah ditutup.");
        for (var i = 0; i < Results.Length; i++)
        {
            if (CheckLine(on, Results[i], i) is { } wrong)
                return Decision.Reject(wrong);
        }
        var byNik = batch.Lines.Values.ToLookup(l => l.Snapshot.Nik, StringComparer.Ordinal);
        var unknown = Results.Where(r => !byNik.Contains(r.Nik)).Select(r => r.Nik).ToImmutableArray();
        on.Emit(new CaseEvent.BatchResultImported(FileHash, Results.Length - unknown.Length, unknown.Length, unknown));
        foreach (var result in Results)
        {
            foreach (var line in byNik[result.Nik])
                Record(on, on.State.Batch!.Lines[line.No], result);
        }
        if (Complete)
            Follow(on);
        var step = on.State.WorkItems.Values.FirstOrDefault(w => w.Kind == WorkKinds.BatchResult);
        return step is not null && on.State.Batch!.Waiting == 0 ? on.Unless(on.ResumeFlow(step.Id, "Done")) : on.Accept();
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

    private static void Record(Deciding on, BatchLine line, ResultLine result)
    {
        if (line.Outcome == result.Outcome && (result.CardNo is null || line.CardNo == result.CardNo))
            return;
        if (line.Outcome is not null && line.Outcome != "TANPA_KARTU" && line.Outcome != result.Outcome)
        {
            on.Emit(new CaseEvent.BatchLineConflict(line.No, result.Outcome, result.ReasonCode));
            Notices.Ask(on.Host, $"konflik/{line.No}/{result.Outcome}", "hasil-bertentangan", Roles.SectionHead);
            return;
        }
        on.Emit(
            new CaseEvent.BatchLineResult(line.No, result.Outcome, result.ReasonCode, result.ActiveFrom, result.CardNo, result.ListRef)
        );
        on.Ask(
            EffectKinds.BatchResult,
            $"{on.State.Id}/{line.No}/{on.State.Version}",
            new
            {
                caseId = line.CaseId,
                entry = line.EntryKey,
                batchId = on.State.Id,
                line = line.No,
            }
        );
    }

    private static Rejection? CheckLine(Deciding on, ResultLine line, int index)
    {
        if (!Outcomes.Contains(line.Outcome))
            return new("outcome-unknown", $"Hasil baris {index + 1} tidak dikenal.", $"results[{index}].outcome");
        if (line.Outcome == "GAGAL" && on.Office.Reasons?.Find(line.ReasonCode ?? "") is null)
            return new("reason-unknown", $"Kode alasan baris {index + 1} tidak dikenal.", $"results[{index}].reasonCode");
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
