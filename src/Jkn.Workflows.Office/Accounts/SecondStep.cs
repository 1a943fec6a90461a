using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// The second step of signing in: asked of whoever has a second factor; officials and administrators are led to enrol one where it is
/// required. Between the steps the account travels sealed, for minutes.
/// </summary>
internal sealed class SecondStep(
    Factors factors,
    Accounts accounts,
    LockOut lockOut,
    IDataProtectionProvider protection,
    IOptions<AuthOptions> auth,
    IHostEnvironment environment
)
{
    private readonly ITimeLimitedDataProtector protector = protection
        .CreateProtector("Jkn.Workflows.Accounts.SecondStep")
        .ToTimeLimitedDataProtector();

    /// <summary>Roles whose accounts do not work without a second factor, where it is required.</summary>
    public bool IsRequired(IEnumerable<string> roles) =>
        (auth.Value.SecondFactorRequired ?? !environment.IsDevelopment())
        && roles.Any(r => r == Roles.Admin || Roles.Officials.Contains(r));

    public Task<bool> IsAskedAsync(Account account, CancellationToken ct) => factors.HasAsync(account.Id, ct);

    /// <summary>Led to enrol before anything else.</summary>
    public async Task<bool> MustEnrolAsync(Account account, CancellationToken ct) =>
        IsRequired(account.Roles) && !await factors.HasAsync(account.Id, ct);

    public string Begin(Account account) => protector.Protect($"{account.Id}|{account.Stamp}", TimeSpan.FromMinutes(10));

    /// <summary>The account whose password was right a moment ago; null when that is too long ago, or it has changed since.</summary>
    public async Task<Account?> OpenAsync(string? begun, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(begun))
            return null;
        try
        {
            return
                protector.Unprotect(begun).Split('|') is [var id, var stamp]
                && await accounts.FindAsync(id, ct) is { } account
                && account.Stamp == stamp
                ? account
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether the code is his authenticator's or one of his recovery codes; or how long to wait. It is used now.</summary>
    public async Task<(bool Right, TimeSpan? Wait)> TryAsync(Account account, string code, CancellationToken ct)
    {
        if (lockOut.BeginProof(account.Id) is { } wait)
            return (false, wait);
        var right = await factors.UseCodeAsync(account.Id, code, ct) || await factors.UseRecoveryAsync(account.Id, code, ct);
        if (right)
            lockOut.ProofSucceeded(account.Id);
        return (right, null);
    }
}
