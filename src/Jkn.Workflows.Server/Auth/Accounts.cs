using Microsoft.AspNetCore.Identity;

namespace Jkn.Workflows.Server.Auth;

/// <summary>A local account as the rest of the server sees it.</summary>
internal sealed record Account(string Id, string UserName, string Name, string Region, IReadOnlyList<string> Roles);

/// <summary>temp</summary>
internal sealed class Accounts
{
    public const int MaxUserName = 64, MaxPassword = 200;
    private static readonly PasswordHasher<Account> Hasher = new();
    private static readonly Lazy<string> Dummy = new(() => Hasher.HashPassword(null!, Guid.NewGuid().ToString()));
    private readonly Dictionary<string, (Account, string)> all = [];
    public static string Normalize(string userName) => userName.Trim().ToLowerInvariant();
    public Task AddAsync(Account a, string password, CancellationToken ct) { all[a.UserName] = (a, Hasher.HashPassword(a, password)); return Task.CompletedTask; }
    public Task<Account?> CheckAsync(string userName, string password, CancellationToken ct)
    {
        var (a, hash) = all.TryGetValue(userName, out var f) ? f : (null, Dummy.Value);
        return Task.FromResult(Hasher.VerifyHashedPassword(a!, hash, password) == PasswordVerificationResult.Failed ? null : a);
    }
}
