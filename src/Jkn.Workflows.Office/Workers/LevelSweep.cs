using System.Collections.Immutable;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.SignOffs;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Workers;

/// <summary>
/// When a switch of a level was made, or its day has come: what waits at a level that is off for it goes on without it (AC-92). Each skip
/// is decided by its own case, so that a node that stops half-way, or two that look at once, change nothing twice.
/// </summary>
internal sealed class LevelSweep(Offices offices, CaseDesk desk, CaseReader reader, IDbContextFactory<AppDb> databases, OfficeClock clock)
{
    private const int AtOnce = 32;
    private readonly Dictionary<string, (ImmutableArray<LevelSwitch> Switches, string Today)> seen = new(StringComparer.Ordinal);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var office in offices.All.Where(o => !o.Switches.IsEmpty))
        {
            var now = (office.Switches, office.DateOf(clock.GetUtcNow()));
            if (seen.TryGetValue(office.Region.Code, out var before) && before == now)
                continue;
            await RunAsync(office, ct);
            seen[office.Region.Code] = now;
        }
    }

    private async Task RunAsync(Office office, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var waiting = await db
            .WorkItems.AsNoTracking()
            .Where(w => w.Region == office.Region.Code && w.Kind == WorkKinds.SignOff)
            .Select(w => w.CaseId)
            .Distinct()
            .ToListAsync(ct);
        foreach (var few in waiting.Chunk(AtOnce))
        {
            var skips = (await reader.LoadManyAsync(few, ct))
                .SelectMany(s => SkipSwitchedOff.For(s, office, clock.GetUtcNow()).Select(skip => (s.Id, (Command)skip)))
                .ToList();
            if (skips.Count > 0)
                await desk.RunManyAsync(office, skips, ct);
        }
    }
}
