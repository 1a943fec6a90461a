using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// Who may change who has power. Two accounts, one of which holds the head's office that day (definitif or Plt; a Plh only to raise another
/// Plh), the other an administrator or an official; never one's own. The head alone lends power downward: a Plh or Plt for those below him.
/// </summary>
internal static class PowerRules
{
    private static readonly string[] below = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary];

    /// <summary>
    /// One step by one person: an administrator, the service itself, or the head who lends power downward. Rules of the office are the
    /// head's alone.
    /// </summary>
    public static Rejection? MayActAlone(OfficeDeciding on, OfficeAct act) =>
        act is RuleAct
            ? on.Actor.IsSystem || IsHead(on, on.Actor.Id, act)
                ? null
                : new("setting-not-yours", "Hanya Kepala Dinas yang menetapkan ini; usulkan kepadanya.")
            : on.Actor.IsSystem || on.Actor.Has(Roles.Admin) || IsLentDownward(on, act)
                ? null
                : new("power-not-yours", "Hanya administrator yang mengubah pejabat, pengganti, dan peran akun.");

    public static Rejection? MayPropose(OfficeDeciding on, OfficeAct act)
    {
        if (!on.Actor.Has(Roles.Admin) && !on.Actor.HasAny([.. Roles.Officials]))
            return new("power-not-yours", "Hanya administrator atau pejabat yang mengusulkan perubahan wewenang.");
        return act.Subject == on.Actor.Id ? Own : null;
    }

    public static Rejection? MayConfirm(OfficeDeciding on, Proposal proposal)
    {
        if (on.Actor.Id == proposal.Proposer)
            return new("confirmer-is-proposer", "Pengusul tidak dapat mengesahkan usulannya sendiri.");
        if (proposal.Act.Subject == on.Actor.Id)
            return Own;
        if (!on.Actor.Has(Roles.Admin) && !on.Actor.HasAny([.. Roles.Officials]))
            return new("power-not-yours", "Hanya administrator atau pejabat yang mengesahkan perubahan wewenang.");
        if (proposal.Act is RuleAct && !IsHead(on, on.Actor.Id, proposal.Act))
            return new("setting-not-yours", "Hanya Kepala Dinas yang menetapkan usulan ini.");
        return IsHead(on, on.Actor.Id, proposal.Act) || IsHead(on, proposal.Proposer, proposal.Act)
            ? null
            : new("head-missing", "Salah satu dari pengusul dan pengesah harus memegang jabatan Kepala Dinas hari ini.");
    }

    private static readonly Rejection Own = new("power-own", "Wewenang sendiri diusulkan dan disahkan orang lain.");

    private static bool IsHead(OfficeDeciding on, string account, OfficeAct act) =>
        on.State.HeadCapacityOf(new(account, "", on.State.Office, []), on.Today) is { } capacity
        && (capacity.Kind != Capacity.Plh || act is AppointSubstitute { Kind: Capacity.Plh } or EndSubstitution);

    /// <summary>What the head may do alone: lend power downward by a Plh or Plt for an office below his, and take it back.</summary>
    private static bool IsLentDownward(OfficeDeciding on, OfficeAct act) =>
        act switch
        {
            AppointSubstitute lent => lent.Role,
            EndSubstitution ended => on.State.Substitutions.GetValueOrDefault(ended.Id)?.Data.Role,
            _ => null,
        }
            is { } role
        && below.Contains(role)
        && IsHead(on, on.Actor.Id, act);
}
