using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// Local accounts: the only place that reads or writes their tables. What an account may do is a fact in its office's journal, written in
/// the same transaction; secrets are rows only. Passwords are hashed by the framework with its default work factor;
/// an unknown account costs the same hash as a wrong password.
/// </summary>
internal sealed class Accounts(IDbContextFactory<AppDb> databases, CommandQueue queue, TimeProvider clock)
{
    public const int MaxUserName = 64,
        MaxPassword = 200,
        MinPassword = 12;

    private static readonly PasswordHasher<AccountRow> Hasher = new();

    /// <summary>A hash that no password fits: of accounts that are not there, and of those whose owner has not come yet.</summary>
    public static readonly string HashOfNobody = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    public static string HashOf(string secret) => Hasher.HashPassword(null!, secret);

    public static bool Matches(string hash, string secret) =>
        Hasher.VerifyHashedPassword(null!, hash, secret) != PasswordVerificationResult.Failed;

    public static string Normalize(string userName) => userName.Trim().ToLowerInvariant();

    /// <summary>
    /// The account when the password is right, of its owner's own choice, and the account is not disabled; else null, in the same time.
    /// </summary>
    public async Task<Account?> CheckAsync(string userName, string password, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var name = Normalize(userName);
        var row = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedName == name, ct);
        var hash = row is null or { MustChangePassword: true } ? HashOfNobody : row.PasswordHash;
        var result = Hasher.VerifyHashedPassword(row!, hash, password);
        if (row is null or { Disabled: true } or { MustChangePassword: true } || result == PasswordVerificationResult.Failed)
            return null;
        row.LastLoginAt = clock.GetUtcNow();
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            row.PasswordHash = Hasher.HashPassword(row, password);
        await db.SaveChangesAsync(ct);
        return await OfAsync(db, row, ct);
    }

    /// <summary>The stamp of an account that may work; null when it is disabled or gone.</summary>
    public async Task<string?> StampOfAsync(string id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Accounts.AsNoTracking().Where(a => a.Id == id && !a.Disabled).Select(a => a.SecurityStamp).SingleOrDefaultAsync(ct);
    }

    /// <summary>A new password of the account's own choice: its other sessions end. False when the old one is wrong.</summary>
    public async Task<bool> ChangePasswordAsync(string userId, string old, string chosen, CancellationToken ct)
    {
        if (chosen.Length is < MinPassword or > MaxPassword)
            throw new ArgumentException("The new password's length was not checked.");
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == userId && !a.Disabled, ct) is not { } row)
            return false;
        if (Hasher.VerifyHashedPassword(row, row.PasswordHash, old) == PasswordVerificationResult.Failed)
            return false;
        (row.PasswordHash, row.SecurityStamp, row.MustChangePassword) = (
            Hasher.HashPassword(row, chosen),
            Guid.NewGuid().ToString("n"),
            false
        );
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>The account behind a session, as it is now.</summary>
    public async Task<Account?> FindAsync(string id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && !a.Disabled, ct) is { } row
            ? await OfAsync(db, row, ct)
            : null;
    }

    private static async Task<Account> OfAsync(AppDb db, AccountRow row, CancellationToken ct)
    {
        var roles = await db.AccountRoles.Where(r => r.AccountId == row.Id).Select(r => r.Role).ToArrayAsync(ct);
        return new(row.Id, row.UserName, row.DisplayName, row.Region, roles)
        {
            Stamp = row.SecurityStamp,
            AwaitsOwner = row.MustChangePassword,
        };
    }

    public async Task<string?> IdOfAsync(string userName, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var name = Normalize(userName);
        return await db.Accounts.Where(a => a.NormalizedName == name).Select(a => a.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>True when somebody has this user name already.</summary>
    public async Task<bool> IsTakenAsync(string userName, CancellationToken ct) => await IdOfAsync(userName, ct) is not null;

    /// <summary>
    /// An account with a password that others have seen: development's demo accounts, nothing else. People get a code
    /// (<see cref="PowerDesk"/>).
    /// </summary>
    public async Task<Account> AddAsync(NewAccount asked, string password, CancellationToken ct)
    {
        if (password.Length is < MinPassword or > MaxPassword)
            throw new ArgumentException("The password's length was not checked.");
        var row = RowOf(asked);
        (row.PasswordHash, row.MustChangePassword) = (HashOf(password), false);
        var command = new RegisterAccount(row.Id, asked.Name, [.. asked.Roles]);
        var answer = await queue.RunOfficeAsync(OfficeDesk.Request(asked.Region, null, Actor.Operator, command, Adding(row)), ct);
        return answer.Decision.Rejection is { } no
            ? throw new AccountRefusedException(no)
            : new(row.Id, row.UserName, row.DisplayName, row.Region, asked.Roles);
    }

    /// <summary>A new account's row; nobody has a password for it yet.</summary>
    public AccountRow RowOf(NewAccount asked)
    {
        if (asked.Fault() is { } fault)
            throw new ArgumentException(fault.Message);
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now).ToString(),
            UserName = asked.UserName,
            NormalizedName = Normalize(asked.UserName),
            DisplayName = asked.Name,
            Region = asked.Region,
            PasswordHash = "",
            SecurityStamp = Guid.NewGuid().ToString("n"),
            CreatedAt = now,
            MustChangePassword = true,
        };
    }

    private static Func<AppDb, DateTimeOffset, Rejection?> Adding(AccountRow row) =>
        (db, _) =>
        {
            db.Accounts.Add(row);
            db.SaveChanges();
            return null;
        };

    /// <summary>Accounts of a region that were switched off, id to name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SwitchedOffAsync(string region, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db
            .Accounts.AsNoTracking()
            .Where(a => a.Region == region && a.Disabled)
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
    }

    /// <summary>The id of an account by its name; null when there is none in that region.</summary>
    public async Task<string?> IdOfAsync(string region, string userName, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var name = Normalize(userName);
        return await db.Accounts.Where(a => a.Region == region && a.NormalizedName == name).Select(a => a.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>Accounts of a region ("*": of the installation), by name.</summary>
    public async Task<IReadOnlyList<(Account Account, bool Disabled, DateTimeOffset? LastLogin)>> ListAsync(
        string region,
        CancellationToken ct
    )
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db
            .Accounts.AsNoTracking()
            .Where(a => a.Region == region)
            .OrderBy(a => a.NormalizedName)
            .Take(1000)
            .ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToArray();
        var roles = (await db.AccountRoles.AsNoTracking().Where(r => ids.Contains(r.AccountId)).ToListAsync(ct)).ToLookup(
            r => r.AccountId,
            r => r.Role
        );
        return
        [
            .. rows.Select(r =>
                (
                    new Account(r.Id, r.UserName, r.DisplayName, r.Region, [.. roles[r.Id]]) { AwaitsOwner = r.MustChangePassword },
                    r.Disabled,
                    r.LastLoginAt
                )
            ),
        ];
    }

    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Accounts.AnyAsync(ct);
    }

    public async Task<bool> AnyStartingWithAsync(string prefix, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Accounts.AnyAsync(a => a.NormalizedName.StartsWith(prefix), ct);
    }
}
