using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Retention;

/// <summary>The reason for keeping it is over; its time counts again from its closing.</summary>
public sealed record LiftArchiveHold(string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (ArchiveHoldRules.Refusal(on, Reason) is { } no)
            return Decision.Reject(no);
        if (on.State.Hold is null)
            return Decision.Reject("archive-not-held", "Berkas ini tidak ditahan sebagai arsip.");
        on.Emit(new CaseEvent.ArchiveHoldLifted(Reason));
        return on.Accept();
    }
}
