using System.Net;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Offices;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// The owner of an account comes with the code, or both halves of it, and chooses his password. Guessing is slowed like any sign-in and
/// ends with the fifth wrong try.
/// </summary>
internal sealed class CodeSignIn(IDbContextFactory<AppDb> databases, OfficeDesk desk, LockOut lockOut, OfficeClock clock)
{
    private static readonly Rejection Wrong = new(
        "code-wrong",
        "Nama akun atau kode salah, atau kodenya sudah lewat waktu atau sudah dipakai. Minta kode baru bila perlu.",
        "code"
    );

    /// <summary>Null when the password is chosen; else why not, or how long to wait.</summary>
    public async Task<(Rejection? Refusal, TimeSpan? Wait)> ChooseAsync(
        string userName,
        string first,
        string? second,
        string password,
        IPAddress? from,
        CancellationToken ct
    )
    {
        var name = Accounts.Normalize(userName);
        if (lockOut.Begin(name, from) is { } wait)
            return (null, wait);
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var found = await (
            from account in db.Accounts.AsNoTracking()
            join code in db.SignInCodes.AsNoTracking() on account.Id equals code.AccountId
            where account.NormalizedName == name && !account.Disabled && code.UsedAt == null && code.ExpiresAt > now
            orderby code.ExpiresAt descending
            select new { Account = account, Code = code }
        ).FirstOrDefaultAsync(ct);
        var right = Fits(found?.Code.FirstHash, found?.Code.SecondHash, found?.Code.Halves ?? 1, first, second ?? "");
        if (found is null || found.Code.Tries >= SignInCodes.MostTries || !right)
        {
            if (found is not null)
                await db
                    .SignInCodes.Where(c => c.Id == found.Code.Id)
                    .ExecuteUpdateAsync(s => s.SetProperty(c => c.Tries, c => c.Tries + 1), ct);
            return (Wrong, null);
        }
        var owner = new Actor(found.Account.Id, found.Account.DisplayName, found.Account.Region, []);
        var refusal = await UseAsync(owner, found.Code.Id, password, from, ct);
        if (refusal is null)
            lockOut.Succeeded(name, from);
        return (refusal, null);
    }

    // whoever has two halves may type them in either order; the same work for an account that is not there
    private static bool Fits(string? firstHash, string? secondHash, int halves, string first, string second)
    {
        if (firstHash is null)
            return SignInCodes.Matches(Accounts.HashOfNobody, first);
        if (halves == 1)
            return SignInCodes.Matches(firstHash, first);
        return secondHash is not null
            && (
                (SignInCodes.Matches(firstHash, first) && SignInCodes.Matches(secondHash, second))
                || (SignInCodes.Matches(firstHash, second) && SignInCodes.Matches(secondHash, first))
            );
    }

    private async Task<Rejection?> UseAsync(Actor owner, string code, string password, IPAddress? from, CancellationToken ct)
    {
        var hash = Accounts.HashOf(password);
        var answer = await desk.RunAsync(
            owner.Region,
            owner,
            new UseSignInCode(owner.Id, code, from?.ToString()),
            ct,
            (db, now) =>
            {
                // looked at again under the journal's lock: it opens once
                if (db.SignInCodes.Find(code) is not { UsedAt: null } row || !(row.ExpiresAt > now) || row.Tries >= SignInCodes.MostTries)
                    return Wrong;
                var account = db.Accounts.Find(owner.Id)!;
                row.UsedAt = now;
                (account.PasswordHash, account.MustChangePassword) = (hash, false);
                account.SecurityStamp = Guid.NewGuid().ToString("n");
                db.SaveChanges();
                return null;
            }
        );
        return answer.Decision.Rejection;
    }
}
