using System.Collections.Immutable;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>A new account with its first roles. Its password or passkey is no fact: it stays in the account's row.</summary>
public sealed record RegisterAccount(string Account, string PersonName, ImmutableArray<string> Roles) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (!on.Actor.IsSystem && !on.Actor.Has(Words.Roles.Admin))
            return OfficeDecision.Reject("power-not-yours", "Hanya administrator yang membuat akun.");
        if (NameRule.Refusal(PersonName, "name") is { } name)
            return OfficeDecision.Reject(name);
        if (RoleRules.Check(on.State.Office, Roles) is { } no)
            return OfficeDecision.Reject(no);
        if (on.State.Accounts.ContainsKey(Account))
            return OfficeDecision.Reject("account-known", "Akun ini sudah tercatat.", "account");
        on.Emit(new PowerEvent.RolesGiven(Account, PersonName, [.. Roles.Distinct()]));
        return on.Accept();
    }
}
