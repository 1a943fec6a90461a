using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>How far the operator's hand reaches: the head's own office, and the administrator where nobody else could.</summary>
internal static class OperatorRules
{
    private static readonly Rejection TwoPeople = new(
        "head-decides",
        "Ini diusulkan dan disahkan dua orang di daerahnya; operator hanya untuk Kepala Dinas sendiri dan admin pertama."
    );

    public static Rejection? MayDo(OfficeDeciding on, PowerAct act)
    {
        var state = on.State;
        return act switch
        {
            AppointOfficial { Role: Roles.AgencyHead } a => state.Organisation.HolderOf(Roles.AgencyHead, a.From) is null
                ? null
                : TwoPeople,
            EndMandate end => state.Mandates.GetValueOrDefault(end.Mandate) is { Holder.Role: not Roles.AgencyHead } ? TwoPeople : null,
            AppointSubstitute { Role: Roles.AgencyHead } => null,
            EndSubstitution end => state.Substitutions.GetValueOrDefault(end.Id) is { Data.Role: not Roles.AgencyHead } ? TwoPeople : null,
            GiveRoles given => MayGive(on, given),
            ResetSignIn or ResetSecondFactor => IsBeyondTwo(on, act.Subject!) ? null : TwoPeople,
            _ => TwoPeople,
        };
    }

    /// <summary>What a new account may have from the operator: everything until there is a head, afterwards what desks need.</summary>
    public static Rejection? MayRegister(OfficeDeciding on, ImmutableArray<string> roles) =>
        RoleRules.AreOrdinary(roles) || !HasHead(on) ? null : TwoPeople;

    private static Rejection? MayGive(OfficeDeciding on, GiveRoles given)
    {
        var former = on.State.Accounts.GetValueOrDefault(given.Account)?.Roles ?? [];
        return IsFirstAdmin(on, given.Roles) || (!HasHead(on) && given.Roles.Except(former).All(r => r == Roles.AgencyHead))
            ? null
            : TwoPeople;
    }

    /// <summary>The head himself, and everybody where no head is: there two people of the region cannot decide.</summary>
    private static bool IsBeyondTwo(OfficeDeciding on, string account) =>
        !HasHead(on) || on.State.Organisation.HolderOf(Roles.AgencyHead, on.Today)?.Account == account;

    private static bool HasHead(OfficeDeciding on) => on.State.Organisation.HolderOf(Roles.AgencyHead, on.Today) is not null;

    private static bool IsFirstAdmin(OfficeDeciding on, ImmutableArray<string> roles) =>
        roles is [Roles.Admin] && !on.State.Accounts.Values.Any(a => !a.Off && a.Roles.Contains(Roles.Admin));
}
