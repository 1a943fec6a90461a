using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Server.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Regions;

/// <summary>
/// The one way by which a dated setting of a region is entered: the line, what stood there before and who changed it are saved together,
/// then the office is read anew.
/// </summary>
internal sealed class SettingDesk(AppDb db, Offices offices, TimeProvider clock)
{
    public async Task SaveAsync(Actor actor, string name, string from, object value, CancellationToken ct)
    {
        var json = JsonSerializer.Serialize(value, value.GetType());
        var row = await db.RegionSettings.SingleOrDefaultAsync(
            s => s.Region == actor.Region && s.Name == name && s.EffectiveFrom == from,
            ct
        );
        if (row?.Json == json)
            return;
        db.SettingChanges.Add(
            new()
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n"),
                Region = actor.Region,
                At = clock.GetUtcNow(),
                Actor = actor.Id,
                Name = name,
                EffectiveFrom = from,
                Before = row?.Json,
                After = json,
            }
        );
        if (row is null)
            db.RegionSettings.Add(
                row = new RegionSettingRow
                {
                    Region = actor.Region,
                    Name = name,
                    EffectiveFrom = from,
                    Json = "",
                    CreatedAt = clock.GetUtcNow(),
                    CreatedBy = actor.Id,
                }
            );
        row.Json = json;
        await db.SaveChangesAsync(ct);
        await offices.RefreshAsync(ct);
    }

    /// <summary>The same for what is only ever added; false when something stands there for that date.</summary>
    public async Task<bool> AddAsync(Actor actor, string name, string from, object value, CancellationToken ct)
    {
        if (await db.RegionSettings.AnyAsync(s => s.Region == actor.Region && s.Name == name && s.EffectiveFrom == from, ct))
            return false;
        await SaveAsync(actor, name, from, value, ct);
        return true;
    }

    /// <summary>Every entered setting whose name begins so.</summary>
    public async Task<IReadOnlyList<RegionSettingRow>> CurrentAsync(string region, string prefix, CancellationToken ct) =>
        await db
            .RegionSettings.AsNoTracking()
            .Where(s => s.Region == region && s.Name.StartsWith(prefix))
            .OrderBy(s => s.Name)
            .ToListAsync(ct);

    /// <summary>The last changes of settings whose name begins so, newest first.</summary>
    public async Task<IReadOnlyList<SettingChangeRow>> ChangesAsync(string region, IReadOnlyList<string> prefixes, CancellationToken ct)
    {
        var found = await db
            .SettingChanges.AsNoTracking()
            .Where(c => c.Region == region)
            .OrderByDescending(c => c.At)
            .Take(200)
            .ToListAsync(ct);
        return [.. found.Where(c => prefixes.Any(p => c.Name.StartsWith(p, StringComparison.Ordinal))).Take(20)];
    }
}
