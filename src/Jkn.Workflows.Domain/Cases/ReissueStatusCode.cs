namespace Jkn.Workflows.Domain.Cases;

/// <summary>The counter gives a new code, when the receipt was lost or somebody else may have seen it. The former one ends.</summary>
public sealed record ReissueStatusCode : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.HasAny(Roles.FrontOffice, Roles.Information, Roles.BackOffice))
            return Decision.Reject("role-missing", "Hanya petugas loket yang dapat memberi kode status baru.");
        if (on.State.CaseNo is null)
            return Decision.Reject("case-not-numbered", "Berkas belum bernomor.");
        on.Emit(new CaseEvent.StatusCodeIssued(StatusCode.New(on.Known)));
        return on.Accept();
    }
}
