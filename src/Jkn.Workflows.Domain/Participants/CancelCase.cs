using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>
/// Withdrawn by the applicant or keyed by mistake. Everybody ends as if he were withdrawn by himself: lists let them go, BPJS is told.
/// </summary>
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
        PersonEnds.LeaveBatch(on.Host, null, "dibatalkan");
        foreach (var person in on.State.Courses.Where(c => !c.Value.Ended).Select(c => c.Key).ToList())
            PersonEnds.End(on.Host, person, PersonStates.Withdrawn, null, Reason);
        LetterNumbers.Abandon(on.Host, Reason);
        FlowEngine.Cancel(on.State.Flow, on.Host);
        on.Emit(new CaseEvent.CaseClosed(CaseStatus.Withdrawn, null, Reason));
        return on.Accept();
    }
}
