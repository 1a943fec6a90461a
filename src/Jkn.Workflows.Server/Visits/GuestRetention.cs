using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Visits;

/// <summary>The head's approval: guests who came up to a day (yyyy-MM-dd) are destroyed, by the number of the record (berita acara).</summary>
internal sealed record GuestDestruction(string Until, string RecordNo);

/// <summary>Guests whose retention is over and who still stand in the book with their names.</summary>
internal sealed record GuestsToDestroy(int Count, string First, string Until);

/// <summary>
/// The end of the guest book's names (A-29, AC-72): what is past the region's retention is proposed, and goes once the head has approved. Number and date of the line stay. What was approved
/// and not yet done is done by the daily round of any node; doing it twice changes nothing.
/// </summary>
internal sealed class GuestRetention(IDbContextFactory<AppDb> databases, Offices offices, TimeProvider clock)
{
    /// <summary>Name of the approvals among a region's settings, by the last day they cover.</summary>
    public const string Setting = "pemusnahan/BUKU_TAMU";

    /// <summary>Null when nothing is past its retention.</summary>
    public async Task<GuestsToDestroy?> ProposedAsync(Office office, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var (region, last) = (office.Region.Code, LastDay(office));
        var over = db.Visits.AsNoTracking().Where(v => v.Region == region && v.Guest != null && v.Day.CompareTo(last) <= 0);
        return await over.MinAsync(v => (string?)v.Day, ct) is { } first ? new(await over.CountAsync(ct), first, last) : null;
    }

    /// <summary>Destroys what was approved, never what is still to be kept; tells how many guests went.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var gone = 0;
        foreach (var approved in await db.RegionSettings.AsNoTracking().Where(s => s.Name == Setting).Select(s => new { s.Region, s.Json }).ToListAsync(ct))
        {
            if (offices.Find(approved.Region) is not { } office) continue;
            var (until, last) = (JsonSerializer.Deserialize<GuestDestruction>(approved.Json)!.Until, LastDay(office));
            if (string.CompareOrdinal(until, last) > 0) until = last;
            gone += await db.Visits.Where(v => v.Region == approved.Region && v.Guest != null && v.Day.CompareTo(until) <= 0).ExecuteUpdateAsync(set => set.SetProperty(v => v.Guest, (byte[]?)null), ct);
        }
        return gone;
    }

    /// <summary>The last local day whose guests need not be kept today.</summary>
    private string LastDay(Office office) => NodaTime.Text.LocalDatePattern.Iso.Format(office.Time.Local(clock.GetUtcNow()).Date.PlusYears(-office.Region.Retention.GuestBookYears.Value).PlusDays(-1));
}
