using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Domain.Participants;

/// <summary>
/// A row of a list that another office sent (BNBA): its case begins with the person already keyed, in one decision, so that nothing is ever
/// half there. The rules are those of the counter: a NIK that lies in another open case is refused.
/// </summary>
public sealed record OpenListedCase(string Id, string Sop, Participant Participant) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (on.State.Id.Length > 0)
            return Decision.Nothing(on.State);
        var opened = new OpenCase(Id, Sop, IntakeChannels.Village, new Applicant(Participant.Nama, Participant.NoHp)).Decide(on);
        return opened.IsAccepted ? new RecordParticipant("p1", Participant).Decide(on) : opened;
    }
}
