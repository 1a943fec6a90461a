namespace Jkn.Workflows.Domain.Offices;

/// <summary>A Plh or Plt ends before its last day: from now on the holder acts again.</summary>
public sealed record EndSubstitution(string Id, string? Reason = null) : PowerAct
{
    public override string? Subject => null;

    public override Rejection? Take(OfficeDeciding on)
    {
        if (on.State.Substitutions.GetValueOrDefault(Id) is not { EndedAt: null } found)
            return new("substitution-unknown", "Penggantian tidak ditemukan.");
        on.Emit(new PowerEvent.SubstitutionEnded(Id, Reason: Reason, Substitute: found.Data.Substitute));
        return null;
    }
}
