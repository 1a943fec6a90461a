using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>Withdrawn by the applicant or keyed by mistake. What lies in a locked batch is taken out there first.</summary>
public sealed record CancelCase(string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.State.IsOpen)
            return on.State.Status == CaseStatus.Withdrawn ? Decision.Nothing(on.State) : Decision.Reject(CaseRules.Closed);
        if (on.State.Kind == CaseKind.Batch)
            return Decision.Reject("batch-not-cancellable", "Batch tidak dapat dibatalkan.");
        if (CaseRules.MayEdit(on) is { } no)
            return Decision.Reject(no);
        if (string.IsNullOrWhiteSpace(Reason))
            return Decision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        if (
            on.State.Courses.Values.FirstOrDefault(c =>
                c.State is PersonStates.Active or PersonStates.CardHere or PersonStates.CardHandedOver
            )
            is not null
        )
            return Decision.Reject("case-has-members", "Sudah ada peserta yang aktif; tarik peserta lain satu per satu dengan alasan.");
        foreach (
            var entry in on
                .State.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null })
                .OrderBy(e => e.Key, StringComparer.Ordinal)
        )
        {
            on.Emit(new CaseEvent.BatchWithdrawn(entry.Key, "dibatalkan"));
            on.Ask(
                EffectKinds.WithdrawFromBatch,
                $"{on.State.Id}/{entry.Key}",
                new
                {
                    caseId = on.State.Id,
                    entry = entry.Key,
                    batchId = entry.BatchId,
                }
            );
        }
        foreach (var person in on.State.Courses.Where(c => !c.Value.Ended).Select(c => c.Key).ToList())
            on.Emit(new CaseEvent.CourseEnded(person, PersonStates.Withdrawn, null, Reason));
        LetterNumbers.Abandon(on.Host, Reason);
        FlowEngine.Cancel(on.State.Flow, on.Host);
        on.Emit(new CaseEvent.CaseClosed(CaseStatus.Withdrawn, null, Reason));
        return on.Accept();
    }
}
