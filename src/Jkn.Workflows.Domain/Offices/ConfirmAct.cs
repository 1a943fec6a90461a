namespace Jkn.Workflows.Domain.Offices;

/// <summary>The second person confirms: the act is decided anew, on the office as it is now, and its facts name both.</summary>
public sealed record ConfirmAct(string Proposal) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (!on.State.Proposals.TryGetValue(Proposal, out var proposal))
            return OfficeDecision.Reject("proposal-unknown", "Usulan ini tidak ada atau sudah diputus.");
        if (PowerRules.MayConfirm(on, proposal) is { } no)
            return OfficeDecision.Reject(no);
        var together = new OfficeDeciding(on.State, on.Actor, on.Today, on.Now, Name, on.Region, on.Shelf) { Proposer = proposal.Proposer };
        together.Emit(new PowerEvent.ActConfirmed(Proposal));
        return together.Unless(proposal.Act.Take(together));
    }
}
