namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// The second factors of an account are forgotten (lost telephone, broken key) and its sessions end; its owner enrols anew at his next
/// sign-in. What they were are rows, never facts.
/// </summary>
public sealed record ResetSecondFactor(string Account) : PowerAct
{
    public override string? Subject => Account;

    public override bool TakesTwo(OfficeDeciding on) => on.State.HasPower(Account, on.Today);

    public override Rejection? Take(OfficeDeciding on)
    {
        if (!on.State.Accounts.TryGetValue(Account, out var account) || account.Off)
            return new("account-unknown", "Akun ini tidak ada di daerah ini, atau dimatikan.");
        on.Emit(new PowerEvent.SecondFactorReset(Account));
        return null;
    }
}
