using Jkn.Workflows.Domain.Retention;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// A proposal to destroy archives is made, approved or refused. <paramref name="Former"/> is its state as it was read (null: there was
/// none); the row is changed beside only while that still stands.
/// </summary>
public sealed record DecideDestruction(string Proposal, string State, string? Former, string? ProposedBy) : OfficeCommand
{
    public int? Count { get; init; }
    public string? Ground { get; init; }
    public string? Number { get; init; }
    public string? Reason { get; init; }

    public override OfficeDecision Decide(OfficeDeciding on)
    {
        var no = State switch
        {
            DestructionRules.Proposed => DestructionRules.Propose(on.Actor),
            DestructionRules.Approved => DestructionRules.Approve(on.Actor, Former ?? "", ProposedBy ?? ""),
            DestructionRules.Refused => DestructionRules.Refuse(on.Actor, Former ?? "", ProposedBy ?? ""),
            _ => new("state-unknown", "Keputusan ini tidak dikenal."),
        };
        if (no is not null)
            return OfficeDecision.Reject(no);
        on.Emit(new OfficeEvent.DestructionDecided(Proposal, State, Count, Ground, Number, Reason));
        return on.Accept();
    }
}
