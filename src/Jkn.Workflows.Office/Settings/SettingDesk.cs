using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Settings;

/// <summary>Dated settings of a region: entered by a command on the office's journal, read from their rows.</summary>
internal sealed class SettingDesk(AppDb db, OfficeDesk desk)
{
    /// <summary>A setting whose value was checked by what it is about; null when it stands.</summary>
    public async Task<Rejection?> SaveAsync(Actor actor, string name, string from, object value, CancellationToken ct)
    {
        // "*" is no region: its administrator enters settings where a region opened itself to him.
        if (actor.Region == "*")
            return Rejection.NotFound("Daerah tidak ditemukan.");
        var command = new EnterSetting(name, from, JsonSerializer.Serialize(value, value.GetType()));
        return (await desk.RunAsync(actor.Region, actor, command, ct)).Decision.Rejection;
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
