using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;

namespace Jkn.Workflows.Domain.Batches;

/// <summary>
/// The head of section decides between two different answers for one line (AC-42): keep the first, or take the second, always with a
/// reason.
/// Nothing is overwritten before.
/// </summary>
public sealed record SettleBatchConflict(int Line, bool TakeNew, string Reason, string? ActiveFrom = null, int? IfVersion = null) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (on.State.Batch is not { } batch)
            return Decision.Reject("batch-unknown", "Batch tidak ada.");
        if (!on.Actor.HasAny(Roles.SectionHead, Roles.DivisionHead))
            return Decision.Reject("conflict-not-yours", "Hanya Kepala Seksi atau Kepala Bidang yang memutuskan hasil bertentangan.");
        if (IfVersion is { } seen && seen != batch.Version)
            return Decision.Reject("batch-stale", "Batch ini sudah diubah orang lain.");
        if (batch.Lines.GetValueOrDefault(Line) is not { } line)
            return Decision.Reject("line-unknown", "Baris ini tidak ada di batch.", "line");
        if (line.Conflict is not { } other)
            return Decision.Nothing(on.State);
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        if (KeyedDate.Refusal(ActiveFrom, "activeFrom", "TMT", on.LocalNow.Date, mayLieAhead: true) is { } noDay)
            return Decision.Reject(noDay);
        on.Emit(new CaseEvent.BatchConflictSettled(Line, Reason));
        if (!TakeNew)
            return on.Accept();
        on.Emit(
            new CaseEvent.BatchLineResult(
                Line,
                other,
                other == LineResults.Failed ? line.ConflictReason : null,
                ActiveFrom,
                line.CardNo,
                line.ListRef
            )
        );
        LineAnswers.Tell(on, [Line]);
        // The case may be closed on the first answer: then a person must tell the applicant.
        on.Host.Tell($"konflik/{Line}/diputuskan/{on.State.Version}", "hasil-diubah", Roles.BackOffice);
        return on.Accept();
    }
}
