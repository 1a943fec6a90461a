namespace Jkn.Workflows.Domain.Cases;

/// <summary>A person retries what stood still on an incident, after the cause was mended.</summary>
public sealed record RetryIncident(string IncidentId) : Command
{
    public override Decision Decide(Deciding on)
    {
        if (!on.Actor.HasAny(Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead))
            return Decision.Reject("role-missing", "Hanya Back Office atau atasannya yang dapat mengulang langkah yang terganggu.");
        if (!on.State.Flow.Incidents.ContainsKey(IncidentId))
            return Decision.Reject("incident-unknown", "Gangguan ini tidak ada atau sudah diselesaikan.");
        return on.Unless(on.RetryFlow(IncidentId));
    }
}
