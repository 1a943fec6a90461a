using Jkn.Workflows.Domain.Organisation;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// Who may change who has power. Two accounts, one of which holds the head's office that day (definitif or Plt; a Plh only to raise another
/// Plh and for resets), the other an administrator or an official; never one's own. The head alone lends power downward: a Plh or Plt for
/// those below him. What concerns a desk officer only, an administrator or the head does alone.
/// </summary>
public static class PowerRules
{
    /// <summary>Refused to one person alone: it can be proposed.</summary>
    public const string NotAlone = "power-not-yours";

    private static readonly string[] below = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary];

    private static readonly Rejection NotYours = new(
        NotAlone,
        "Hanya administrator atau pejabat yang mengubah pejabat, pengganti, dan peran akun."
    );

    private static readonly Rejection Own = new("power-own", "Wewenang sendiri diusulkan dan disahkan orang lain.");

    /// <summary>One step by one person. Rules of the office are the head's alone.</summary>
    public static Rejection? MayActAlone(OfficeDeciding on, OfficeAct act)
    {
        if (act is not PowerAct power)
            return on.Actor.IsSystem || IsHead(on, on.Actor.Id, act)
                ? null
                : new("setting-not-yours", "Hanya Kepala Dinas yang menetapkan ini; usulkan kepadanya.");
        if (IsLentDownward(on, act))
            return null;
        if (!MayTakePart(on, on.Actor))
            return NotYours;
        if (power.TakesTwo(on))
            return new(NotAlone, "Perubahan wewenang tidak dilakukan seorang diri: usulkan, lalu orang kedua mengesahkannya.");
        return on.Actor.Has(Roles.Admin) || IsHead(on, on.Actor.Id, act) ? null : NotYours;
    }

    public static Rejection? MayPropose(OfficeDeciding on, OfficeAct act) =>
        !MayTakePart(on, on.Actor) ? NotYours
        : act.SubjectIn(on.State) == on.Actor.Id ? Own
        : null;

    public static Rejection? MayConfirm(OfficeDeciding on, Proposal proposal)
    {
        if (on.Actor.Id == proposal.Proposer)
            return new("confirmer-is-proposer", "Pengusul tidak dapat mengesahkan usulannya sendiri.");
        if (proposal.Act.SubjectIn(on.State) == on.Actor.Id)
            return Own;
        if (!MayTakePart(on, on.Actor))
            return NotYours;
        if (proposal.Act is RuleAct)
            return IsHead(on, on.Actor.Id, proposal.Act)
                ? null
                : new("setting-not-yours", "Hanya Kepala Dinas yang menetapkan usulan ini.");
        if (!StillMay(on, proposal.Proposer))
            return new("proposer-gone", "Pengusulnya tidak lagi berwenang; usulan ini harus diajukan ulang.");
        return IsHead(on, on.Actor.Id, proposal.Act) || IsHead(on, proposal.Proposer, proposal.Act)
            ? null
            : new("head-missing", "Salah satu dari pengusul dan pengesah harus memegang jabatan Kepala Dinas hari ini.");
    }

    /// <summary>The capacity in which one of the two holds the head's office, as the fact tells it; null when neither does.</summary>
    public static string? HeadAmong(OfficeDeciding on, string proposer, string confirmer) =>
        (HeadAs(on, confirmer) ?? HeadAs(on, proposer))?.Kind;

    private static bool MayTakePart(OfficeDeciding on, Actor actor) =>
        actor.Has(Roles.Admin) || actor.HasAny([.. Roles.Officials]) || HeadAs(on, actor.Id) is not null;

    /// <summary>Whether the proposer could still propose: a dismissal between the two steps ends what he began.</summary>
    private static bool StillMay(OfficeDeciding on, string account) =>
        on.State.Accounts.TryGetValue(account, out var known)
            ? !known.Off && MayTakePart(on, new(account, known.Name, on.State.Office, [.. known.Roles]))
            : !on.State.Guests.ContainsKey(account) || on.State.IsOpenTo(account, on.Today);

    private static Capacity? HeadAs(OfficeDeciding on, string account) =>
        on.State.HeadCapacityOf(new(account, "", on.State.Office, []), on.Today);

    private static bool IsHead(OfficeDeciding on, string account, OfficeAct act) =>
        HeadAs(on, account) is { } capacity
        && (
            capacity.Kind != Capacity.Plh
            || act is AppointSubstitute { Kind: Capacity.Plh } or EndSubstitution or ResetSignIn or ResetSecondFactor
        );

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
        && act.Subject != on.Actor.Id
        && IsHead(on, on.Actor.Id, act);
}
