namespace Jkn.Workflows.Domain.Offices;

/// <summary>
/// An account's password is void from now on and its sessions end; within an hour its owner chooses a new one with a code, or with two
/// halves of one when two people decided it. The journal knows that and when, never what.
/// </summary>
public sealed record ResetSignIn(string Account, string Code) : PowerAct
{
    /// <summary>How long a code lives.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public override string? Subject => Account;

    public override string? Codes => Code;

    public override bool TakesTwo(OfficeDeciding on) => on.State.HasPower(Account, on.Today);

    public override Rejection? Take(OfficeDeciding on)
    {
        if (!on.State.Accounts.TryGetValue(Account, out var account) || account.Off)
            return new("account-unknown", "Akun ini tidak ada di daerah ini, atau dimatikan.");
        on.Emit(new PowerEvent.SignInReset(Account, Code, on.Now + Life));
        return null;
    }
}
