namespace Jkn.Workflows.Domain.Offices;

/// <summary>A proposal is refused by who could confirm it, or taken back by its proposer.</summary>
public sealed record RefuseAct(string Proposal, string Reason) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (!on.State.Proposals.TryGetValue(Proposal, out var proposal))
            return OfficeDecision.Reject("proposal-unknown", "Usulan ini tidak ada atau sudah diputus.");
        if (on.Actor.Id != proposal.Proposer && PowerRules.MayConfirm(on, proposal) is { } no)
            return OfficeDecision.Reject(no);
        if (string.IsNullOrWhiteSpace(Reason))
            return OfficeDecision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        on.Emit(new PowerEvent.ActRefused(Proposal, Reason.Trim()));
        return on.Accept();
    }
}
