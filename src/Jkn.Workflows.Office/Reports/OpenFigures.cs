using System.Collections.Concurrent;
using Jkn.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Reports;

/// <summary>How many, and how many of them late.</summary>
internal sealed record Tally(string Key, string Title, int All, int Late);

/// <summary>What is open in a region: cases by state and by age in days, their people by state, tasks by role and by step.</summary>
internal sealed record OpenNow(
    IReadOnlyList<Tally> States,
    IReadOnlyList<(int Days, int All, int Late)> Ages,
    IReadOnlyList<Tally> Roles,
    IReadOnlyList<Tally> Steps,
    DateTimeOffset At
)
{
    /// <summary>People of open cases by where each stands; late with their case.</summary>
    public IReadOnlyList<Tally> People { get; init; } = [];
}

/// <summary>
/// The dashboard's counts. They read everything that is open, so in a large region they are reckoned beside the request and shown with
/// their time; a small one always sees the present.
/// </summary>
internal sealed class OpenFigures(
    IDbContextFactory<AppDb> databases,
    IHostApplicationLifetime life,
    OfficeClock clock,
    ILogger<OpenFigures> log
)
{
    // Below this an office's counts take a few milliseconds.
    private const int Many = 5_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30),
        Oldest = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, OpenNow> known = new(StringComparer.Ordinal);
    private readonly BesideRequests beside = new(life, log);

    public async Task<OpenNow> OfAsync(string region, CancellationToken ct)
    {
        if (!known.TryGetValue(region, out var last) || last.States.Sum(s => s.All) + last.Roles.Sum(r => r.All) < Many)
            return await ReckonAsync(region, ct);
        var age = (clock.GetUtcNow() - last.At).Duration();
        if (age > Oldest)
            return await ReckonAsync(region, ct);
        if (age > Fresh)
            beside.Begin(region, stopping => ReckonAsync(region, stopping));
        return last;
    }

    private async Task<OpenNow> ReckonAsync(string region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var day = (long)TimeSpan.FromDays(1).TotalMilliseconds;
        var cases = await db
            .Database.SqlQuery<CaseCount>(
                $"""
                SELECT status AS "Status", ({now.ToUnixTimeMilliseconds()} - received_at) / {day} AS "Days", overdue AS "Late",
                  COUNT(*) AS "Cases" FROM cases
                WHERE region = {region} AND kind = 'Case' AND closed_at IS NULL GROUP BY 1, 2, 3
                """
            )
            .ToListAsync(ct);
        var work = await WorkAsync(db, region, ct);
        return known[region] = new(
            [
                .. cases
                    .GroupBy(c => c.Status)
                    .Select(g => new Tally(g.Key, g.Key, (int)g.Sum(c => c.Cases), (int)g.Where(c => c.Late).Sum(c => c.Cases))),
            ],
            [
                .. cases
                    .GroupBy(c => c.Days)
                    .Select(g => ((int)g.Key, (int)g.Sum(c => c.Cases), (int)g.Where(c => c.Late).Sum(c => c.Cases))),
            ],
            [.. work.GroupBy(w => w.Role).Select(g => new Tally(g.Key, g.Key, g.Sum(w => w.All), g.Where(w => w.Overdue).Sum(w => w.All)))],
            [
                .. work.GroupBy(w => (w.ActivityId, w.Title))
                    .Select(g => new Tally(g.Key.ActivityId, g.Key.Title, g.Sum(w => w.All), g.Where(w => w.Overdue).Sum(w => w.All))),
            ],
            now
        )
        {
            People = await PeopleAsync(db, region, ct),
        };
    }

    private static Task<List<WorkCount>> WorkAsync(AppDb db, string region, CancellationToken ct) =>
        db
            .WorkItems.AsNoTracking()
            .Where(w => w.Region == region)
            .GroupBy(w => new
            {
                w.Role,
                w.ActivityId,
                w.Title,
                w.Overdue,
            })
            .Select(g => new WorkCount(g.Key.Role, g.Key.ActivityId, g.Key.Title, g.Key.Overdue, g.Count()))
            .ToListAsync(ct);

    private static async Task<IReadOnlyList<Tally>> PeopleAsync(AppDb db, string region, CancellationToken ct)
    {
        var people = await db
            .Database.SqlQuery<PersonCount>(
                $"""
                SELECT p.state AS "State", c.overdue AS "Late", COUNT(*) AS "People" FROM cases c
                JOIN case_people p ON p.case_key = c.case_key AND p.state IS NOT NULL
                WHERE c.region = {region} AND c.kind = 'Case' AND c.closed_at IS NULL GROUP BY 1, 2
                """
            )
            .ToListAsync(ct);
        var counts = people.ToLookup(p => p.State);
        return
        [
            .. PersonStates
                .Labels.Where(l => counts.Contains(l.Key))
                .Select(l => new Tally(
                    l.Key,
                    l.Value,
                    (int)counts[l.Key].Sum(p => p.People),
                    (int)counts[l.Key].Where(p => p.Late).Sum(p => p.People)
                )),
        ];
    }

    private sealed record WorkCount(string Role, string ActivityId, string Title, bool Overdue, int All);

    private sealed record PersonCount(string State, bool Late, long People);

    private sealed record CaseCount(string Status, long Days, bool Late, long Cases);
}
