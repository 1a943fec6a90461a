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
    private static readonly string HashOfNobody = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    public static string Normalize(string userName) => userName.Trim().ToLowerInvariant();

    /// <summary>The account when the password is right and the account is not disabled; else null, in the same time.</summary>
    public async Task<Account?> CheckAsync(string userName, string password, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var name = Normalize(userName);
        var row = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedName == name, ct);
        var result = Hasher.VerifyHashedPassword(row!, row?.PasswordHash ?? HashOfNobody, password);
        if (row is null or { Disabled: true } || result == PasswordVerificationResult.Failed)
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
            MustChangePassword = row.MustChangePassword,
        };
    }

    public async Task<string?> IdOfAsync(string userName, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var name = Normalize(userName);
        return await db.Accounts.Where(a => a.NormalizedName == name).Select(a => a.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>True when somebody has this user name already.</summary>
    public async Task<bool> IsTakenAsync(string userName, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var name = Normalize(userName);
        return await db.Accounts.AnyAsync(a => a.NormalizedName == name, ct);
    }

    /// <param name="by">Who makes it; null: the service itself (verbs, demo).</param>
    public async Task<Account> AddAsync(NewAccount asked, string password, CancellationToken ct, bool mustChange = false, Actor? by = null)
    {
        if (asked.Fault(password) is { } fault)
            throw new ArgumentException(fault);
        var now = clock.GetUtcNow();
        var row = new AccountRow
        {
            Id = Guid.CreateVersion7(now).ToString(),
            UserName = asked.UserName,
            NormalizedName = Normalize(asked.UserName),
            DisplayName = asked.Name,
            Region = asked.Region,
            PasswordHash = "",
            SecurityStamp = Guid.NewGuid().ToString("n"),
            CreatedAt = now,
            MustChangePassword = mustChange,
        };
        row.PasswordHash = Hasher.HashPassword(row, password);
        var command = new RegisterAccount(row.Id, asked.Name, [.. asked.Roles]);
        await GiveAsync(
            asked.Region,
            by,
            command,
            (db, _) =>
            {
                db.Accounts.Add(row);
                db.SaveChanges();
                return null;
            },
            ct
        );
        return new(row.Id, row.UserName, row.DisplayName, row.Region, asked.Roles);
    }

    /// <summary>Accounts of a region that were switched off, id to name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SwitchedOffAsync(string region, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db
            .Accounts.AsNoTracking()
            .Where(a => a.Region == region && a.Disabled)
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
    }

    /// <summary>Accounts of a region ("*": of all), by name.</summary>
    public async Task<IReadOnlyList<(Account Account, bool Disabled, DateTimeOffset? LastLogin)>> ListAsync(
        string region,
        CancellationToken ct
    )
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db
            .Accounts.AsNoTracking()
            .Where(a => region == "*" || a.Region == region)
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
                    new Account(r.Id, r.UserName, r.DisplayName, r.Region, [.. roles[r.Id]]) { MustChangePassword = r.MustChangePassword },
                    r.Disabled,
                    r.LastLoginAt
                )
            ),
        ];
    }

    /// <summary>An administrator's act on an account of his region: its sessions end. False when there is no such account there.</summary>
    public async Task<bool> ChangeAsync(string id, Actor by, AccountChange change, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var office = await db
            .Accounts.Where(a => a.Id == id && (by.Region == "*" || a.Region == by.Region))
            .Select(a => a.Region)
            .SingleOrDefaultAsync(ct);
        if (office is null)
            return false;
        if (change.Disabled is { } off)
            await GiveAsync(office, by, new SwitchAccount(id, off), (rows, _) => Rows(rows, id, row => row.Disabled = off), ct);
        if (change.TemporaryPassword is { } password)
            await GiveAsync(
                office,
                by,
                new ResetSignIn(id),
                (rows, _) => Rows(rows, id, row => (row.PasswordHash, row.MustChangePassword) = (Hasher.HashPassword(row, password), true)),
                ct
            );
        if (change.Roles is { } roles)
            await GiveAsync(office, by, new GiveRoles(id, [.. roles.Distinct()]), (rows, _) => Rows(rows, id, _ => { }), ct);
        return true;
    }

    /// <summary>The account's row with another stamp: its sessions end.</summary>
    private static Rejection? Rows(AppDb db, string id, Action<AccountRow> change)
    {
        var row = db.Accounts.Single(a => a.Id == id);
        change(row);
        row.SecurityStamp = Guid.NewGuid().ToString("n");
        db.SaveChanges();
        return null;
    }

    private async Task GiveAsync(
        string office,
        Actor? by,
        OfficeCommand command,
        Func<AppDb, DateTimeOffset, Rejection?>? beside,
        CancellationToken ct
    )
    {
        var answer = await queue.RunOfficeAsync(OfficeDesk.Request(office, null, by ?? Actor.System, command, beside), ct);
        if (answer.Decision.Rejection is { } no)
            throw new AccountRefusedException(no);
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

    /// <summary>Makes an account the holder of an office from a date on (yyyy-MM-dd), as the service itself does (demo, tests).</summary>
    public Task AppointAsync(Account account, string role, string position, string from, CancellationToken ct) =>
        GiveAsync(account.Region, null, new AppointOfficial(account.Id, role, position, from), null, ct);
}
