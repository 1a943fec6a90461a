using System.Collections.Immutable;
using Jkn.Workflows.Domain.Identity;

namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// A new account. Its password or passkey is no fact: it stays in the account's row. Roles of the desks count at once; what is above them
/// is proposed in the same entry and waits for a second person.
/// </summary>
public sealed record RegisterAccount(string Account, string PersonName, ImmutableArray<string> Roles) : OfficeCommand
{
    /// <summary>How long the first code lives.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>The id of the code by which the owner comes in first; null only where a password is made with it (demo).</summary>
    public string? Code { get; init; }

    public string? Reason { get; init; }

    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (!on.Actor.IsOperator && !on.Actor.Has(Words.Roles.Admin))
            return OfficeDecision.Reject("power-not-yours", "Hanya administrator yang membuat akun.");
        if (NameRule.Refusal(PersonName, "name") is { } name)
            return OfficeDecision.Reject(name);
        if (RoleRules.Check(on.State.Office, Roles) is { } no)
            return OfficeDecision.Reject(no);
        if (on.State.Accounts.ContainsKey(Account))
            return OfficeDecision.Reject("account-known", "Akun ini sudah tercatat.", "account");
        if (on.Actor.IsOperator && OperatorRules.MayRegister(on, Roles) is { } beyond)
            return OfficeDecision.Reject(beyond);
        return on.Actor.IsOperator || RoleRules.AreOrdinary(Roles) ? Enter(on) : Propose(on);
    }

    private OfficeDecision Enter(OfficeDeciding on)
    {
        on.Emit(new PowerEvent.RolesGiven(Account, PersonName, [.. Roles.Distinct()]));
        if (Code is not null)
            on.Emit(new PowerEvent.SignInReset(Account, Code, on.Now + Life));
        return on.Accept();
    }

    // nobody comes in before the second person has spoken: a code that one person knows would open what two must give
    private OfficeDecision Propose(OfficeDeciding on)
    {
        if (string.IsNullOrWhiteSpace(Reason))
            return OfficeDecision.Reject("reason-missing", "Peran di atas FO dan BO disahkan Kepala Dinas: isi alasannya.", "reason");
        if (on.State.Office == RoleRules.Installation)
            return OfficeDecision.Reject("operator-only", "Akun admin nasional dibuat operator instalasi.");
        on.Emit(new PowerEvent.RolesGiven(Account, PersonName, []));
        on.Emit(new PowerEvent.ActProposed(on.NewId("u"), new GiveRoles(Account, Roles) { Code = Code }, Reason.Trim()));
        return on.Accept();
    }
}
