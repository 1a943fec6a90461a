using Jkn.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>Names of accounts, for screens: the journal knows ids only.</summary>
internal sealed class People(AppDb db)
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal)
    {
        [Stamp.System] = Actor.System.Name,
        [Stamp.Operator] = Actor.Operator.Name,
    };

    /// <summary>One question for all the ids a page shows.</summary>
    public async Task LoadAsync(IEnumerable<string?> ids, CancellationToken ct)
    {
        var wanted = ids.OfType<string>().Where(id => !names.ContainsKey(id)).Distinct().ToArray();
        if (wanted.Length == 0)
            return;
        foreach (
            var account in await db
                .Accounts.AsNoTracking()
                .Where(a => wanted.Contains(a.Id))
                .Select(a => new { a.Id, a.DisplayName })
                .ToListAsync(ct)
        )
            names[account.Id] = account.DisplayName;
    }

    public string NameOf(string? id) => id is null ? "" : names.GetValueOrDefault(id, "Petugas");

    /// <summary>Who could take a task of a role in a region, for reassigning.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> WithRoleAsync(string region, string role, CancellationToken ct) =>
        [
            .. (
                await (
                    from account in db.Accounts.AsNoTracking()
                    join held in db.AccountRoles on account.Id equals held.AccountId
                    where account.Region == region && held.Role == role && !account.Disabled
                    orderby account.DisplayName
                    select new { account.Id, account.DisplayName }
                )
                    .Take(100)
                    .ToListAsync(ct)
            ).Select(a => (a.Id, a.DisplayName)),
        ];
}
