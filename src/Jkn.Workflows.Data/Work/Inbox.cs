using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Work;

/// <summary>Where a page of an inbox ended: the next begins behind it.</summary>
public sealed record InboxPlace(DateTimeOffset DueAt, long CaseKey, string ItemId)
{
    public static InboxPlace Of(WorkItemRow row) => new(row.DueAt, row.CaseKey, row.ItemId);
}

/// <summary>What of an inbox is asked for; empty means everything. <paramref name="Before"/>: due before this moment.</summary>
public sealed record InboxFilter(
    bool Unassigned = false,
    string Activity = "",
    string Sop = "",
    bool Emergency = false,
    DateTimeOffset? Before = null,
    string Kind = ""
);

/// <summary>
/// Open work, the most urgent first, page by page. Each page is one short walk along the table's own order, however deep it lies.
/// </summary>
public sealed class Inbox(Database database)
{
    /// <summary>The pools of some roles of a region.</summary>
    public async Task<IReadOnlyList<WorkItemRow>> PageAsync(
        string region,
        IReadOnlyCollection<string> roles,
        InboxPlace? after,
        int take,
        CancellationToken ct,
        InboxFilter? filter = null
    )
    {
        await using var db = database.NewContext();
        var from = after ?? new(DateTimeOffset.UnixEpoch, 0, "");
        var (due, key, item) = (from.DueAt.ToUnixTimeMilliseconds(), from.CaseKey, from.ItemId);
        var (only, since, before) = Read(filter);
        var found = new List<WorkItemRow>();
        foreach (var role in roles)
        {
            found.AddRange(
                await db
                    .WorkItems.FromSql(
                        $"""
                        SELECT * FROM work_items WHERE region = {region} AND role = {role}
                        AND (due_at, case_key, item_id) > ({due}, {key}, {item})
                        AND due_at >= {since} AND due_at < {before}
                        AND (NOT {only.Unassigned} OR assigned_to IS NULL) AND (NOT {only.Emergency} OR emergency)
                        AND ({only.Activity} = '' OR activity_id = {only.Activity}) AND ({only.Kind} = '' OR kind = {only.Kind})
                        AND ({only.Sop} = '' OR case_key IN (SELECT case_key FROM cases WHERE sop = {only.Sop}))
                        ORDER BY due_at, case_key, item_id LIMIT {take}
                        """
                    )
                    .AsNoTracking()
                    .ToListAsync(ct)
            );
        }
        return First(found, take);
    }

    /// <summary>What lies on one person's desk, in all roles.</summary>
    public async Task<IReadOnlyList<WorkItemRow>> DeskAsync(
        string accountId,
        InboxPlace? after,
        int take,
        CancellationToken ct,
        InboxFilter? filter = null
    )
    {
        await using var db = database.NewContext();
        var from = after ?? new(DateTimeOffset.UnixEpoch, 0, "");
        var (due, key, item) = (from.DueAt.ToUnixTimeMilliseconds(), from.CaseKey, from.ItemId);
        var (only, since, before) = Read(filter);
        return await db
            .WorkItems.FromSql(
                $"""
                SELECT * FROM work_items WHERE assigned_to = {accountId} AND (due_at, case_key, item_id) > ({due}, {key}, {item})
                AND due_at >= {since} AND due_at < {before} AND (NOT {only.Emergency} OR emergency)
                AND ({only.Activity} = '' OR activity_id = {only.Activity}) AND ({only.Kind} = '' OR kind = {only.Kind})
                AND ({only.Sop} = '' OR case_key IN (SELECT case_key FROM cases WHERE sop = {only.Sop}))
                ORDER BY due_at, case_key, item_id LIMIT {take}
                """
            )
            .AsNoTracking()
            .ToListAsync(ct);
    }

    /// <summary>What stands before all that is due has no due time of its own.</summary>
    private static (InboxFilter Only, long Since, long Before) Read(InboxFilter? filter) =>
        (filter ?? new(), filter?.Before is null ? 0 : 1, filter?.Before?.ToUnixTimeMilliseconds() ?? long.MaxValue);

    private static List<WorkItemRow> First(List<WorkItemRow> rows, int take) =>
        [.. rows.OrderBy(r => r.DueAt).ThenBy(r => r.CaseKey).ThenBy(r => r.ItemId, StringComparer.Ordinal).Take(take)];
}
