using System.Collections.Immutable;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>All roles that a known account has from now on.</summary>
public sealed record GiveRoles(string Account, ImmutableArray<string> Roles) : PowerAct
{
    public override string? Subject => Account;

    public override Rejection? Take(OfficeDeciding on)
    {
        if (RoleRules.Check(on.State.Office, Roles) is { } no)
            return no;
        if (!on.State.Accounts.TryGetValue(Account, out var account))
            return new("account-unknown", "Akun ini tidak ada di daerah ini.");
        if (!account.Roles.ToHashSet().SetEquals(Roles))
            on.Emit(new PowerEvent.RolesGiven(Account, account.Name, [.. Roles.Distinct()]));
        return null;
    }
}
