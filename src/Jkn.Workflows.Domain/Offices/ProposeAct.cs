namespace Jkn.Workflows.Domain.Offices;

/// <summary>An act is proposed; nothing changes until a second person confirms it.</summary>
public sealed record ProposeAct(OfficeAct Act, string Reason) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (PowerRules.MayPropose(on, Act) is { } no)
            return OfficeDecision.Reject(no);
        if (string.IsNullOrWhiteSpace(Reason))
            return OfficeDecision.Reject("reason-missing", "Alasan wajib diisi.", "reason");
        // what could not be done now is not laid before the second person
        if (Act.Take(new OfficeDeciding(on.State, on.Actor, on.Today, on.Now, Name, on.Region, on.Shelf)) is { } impossible)
            return OfficeDecision.Reject(impossible);
        on.Emit(new PowerEvent.ActProposed(on.NewId("u"), Act, Reason.Trim()));
        return on.Accept();
    }
}
