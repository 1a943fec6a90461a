using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Batches;

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
        var waiting = on.State.Flow.Bookmarks.Values.FirstOrDefault(b => b.Stimulus == BatchWaits.Unlock);
        if (waiting is null)
            return Decision.Reject("unlock-not-possible", "Definisi batch ini tidak punya langkah buka kunci.");
        on.Emit(new CaseEvent.BatchUnlocked(Reason));
        foreach (var line in batch.Lines.Values.Where(l => l.MustStrike is not null))
            on.Emit(new CaseEvent.BatchLineRemoved(line.No, line.MustStrike!));
        foreach (
            var letter in on
                .State.Letters.Values.Where(l => (!l.Parafs.IsEmpty || l.Attempt is not null) && l.SealedHash is null)
                .OrderBy(l => l.Key, StringComparer.Ordinal)
        )
            on.Emit(new CaseEvent.ParafsVoided(letter.Key));
        BatchMoves.Tell(on, CaseStatus.Ready);
        return on.Unless(on.ResumeFlow(waiting.Id, BatchWaits.Unlocked));
    }
}
