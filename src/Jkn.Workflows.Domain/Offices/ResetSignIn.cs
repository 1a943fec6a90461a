namespace Jkn.Workflows.Domain.Offices;

/// <summary>An administrator gave an account a new first password. The journal knows that and when, never what.</summary>
public sealed record ResetSignIn(string Account) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (!on.Actor.IsSystem && !on.Actor.Has(Words.Roles.Admin))
            return OfficeDecision.Reject("power-not-yours", "Hanya administrator yang mengatur ulang kata sandi.");
        if (!on.State.Accounts.ContainsKey(Account))
            return OfficeDecision.Reject("account-unknown", "Akun ini tidak ada di daerah ini.");
        on.Emit(new PowerEvent.SignInReset(Account));
        return on.Accept();
    }
}
