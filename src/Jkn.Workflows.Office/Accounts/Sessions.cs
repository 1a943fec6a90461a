using System.Security.Cryptography;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>A session as its owner sees it.</summary>
internal sealed record SessionView(string Id, DateTimeOffset BeganAt, string Address, string Device);

/// <summary>
/// Sessions of the screens, by the machine's clock. The cookie names one; what ended here has ended, whoever sends the cookie again.
/// </summary>
internal sealed class Sessions(IDbContextFactory<AppDb> databases, TimeProvider clock)
{
    private const int LongestDevice = 60;

    /// <summary>So long a session lasts at most, used or not.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public async Task<string> BeginAsync(string account, string address, string device, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = new SessionRow
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            AccountId = account,
            BeganAt = now,
            EndsAt = now + Longest,
            Address = address,
            Device = device.Length > LongestDevice ? device[..LongestDevice] : device,
        };
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Sessions.Where(s => s.AccountId == account && s.EndsAt < now - Kept).ExecuteDeleteAsync(ct);
        db.Sessions.Add(row);
        await db.SaveChangesAsync(ct);
        return row.Id;
    }

    public async Task<bool> IsOpenAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Sessions.AnyAsync(s => s.Id == id && s.EndedAt == null && s.EndsAt > now, ct);
    }

    /// <summary>The owner's open ones, the newest first.</summary>
    public async Task<IReadOnlyList<SessionView>> ListAsync(string account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return
        [
            .. await db
                .Sessions.AsNoTracking()
                .Where(s => s.AccountId == account && s.EndedAt == null && s.EndsAt > now)
                .OrderByDescending(s => s.BeganAt)
                .Select(s => new SessionView(s.Id, s.BeganAt, s.Address, s.Device))
                .ToListAsync(ct),
        ];
    }

    /// <summary>False when the account has no such open session.</summary>
    public async Task<bool> EndAsync(string account, string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db
                .Sessions.Where(s => s.Id == id && s.AccountId == account && s.EndedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), ct) == 1;
    }
}
