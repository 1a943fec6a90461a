using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Retention;

/// <summary>Keeps the case beyond its time, also out of a proposal that stands already.</summary>
public sealed record HoldArchive(string Reason) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (ArchiveHoldRules.Refusal(on, Reason) is { } no)
            return Decision.Reject(no);
        if (on.State.Hold is not null)
            return Decision.Reject("archive-held", "Berkas ini sudah ditahan sebagai arsip.");
        on.Emit(new CaseEvent.ArchiveHeld(Reason));
        return on.Accept();
    }
}
