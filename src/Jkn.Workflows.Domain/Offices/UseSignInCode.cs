namespace Jkn.Workflows.Domain.Offices;

/// <summary>The owner of an account has chosen his password with a code that was handed to him: from where is a fact, once.</summary>
public sealed record UseSignInCode(string Account, string Code, string? Address) : OfficeCommand
{
    public override OfficeDecision Decide(OfficeDeciding on)
    {
        if (on.Actor.Id != Account)
            return OfficeDecision.Reject("power-own", "Kode masuk hanya dipakai pemilik akunnya.");
        if (!on.State.Accounts.TryGetValue(Account, out var account) || account.Off)
            return OfficeDecision.Reject("account-unknown", "Akun ini tidak ada di daerah ini, atau dimatikan.");
        on.Emit(new PowerEvent.SignInCodeUsed(Account, Code, Address));
        return on.Accept();
    }
}
