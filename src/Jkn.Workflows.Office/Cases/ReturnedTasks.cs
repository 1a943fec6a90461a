using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// What a switched-off account held goes back to the shared desk, each task by a command on its own case. Asked for at once by whoever
/// switches off; the worker's round finds what a crash left behind.
/// </summary>
internal sealed class ReturnedTasks(IDbContextFactory<AppDb> databases, Offices offices, CaseDesk desk)
{
    public const string Reason = "akun pemegangnya dimatikan";
    private const int AtOnce = 500;

    /// <returns>How many tasks were found.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var held = await (
            from account in db.Accounts.AsNoTracking()
            join item in db.WorkItems on account.Id equals item.AssignedTo
            where account.Disabled
            select new { Row = item, Holder = account.Id }
        )
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var region in held.GroupBy(h => h.Row.Region))
        {
            if (offices.Find(region.Key) is { } office)
                await desk.RunManyAsync(
                    office,
                    [
                        .. region.SelectMany(h =>
                            h.Row.ItemIds.Select(id => (h.Row.CaseId, (Command)new GiveBackWorkItem(id, h.Holder, Reason)))
                        ),
                    ],
                    ct
                );
        }
        return held.Count;
    }
}
