namespace Jkn.Workflows.Domain.Offices;

/// <summary>An account is switched off or on again. Nobody switches off his own.</summary>
public sealed record SwitchAccount(string Account, bool Off, string? Reason = null) : PowerAct
{
    public override string? Subject => Account;

    /// <summary>Off is a precaution that must not wait; what the account may do stays what two people gave it.</summary>
    public override bool TakesTwo(OfficeDeciding on) => false;

    public override Rejection? Take(OfficeDeciding on)
    {
        if (!on.State.Accounts.TryGetValue(Account, out var account))
            return new("account-unknown", "Akun ini tidak ada di daerah ini.");
        if (Off && Account == on.Actor.Id)
            return new("account-own", "Anda tidak dapat mematikan akun sendiri.", "account");
        if (account.Off != Off)
            on.Emit(new PowerEvent.AccountSwitched(Account, Off, Reason));
        return null;
    }
}
