using System.Text.Json;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Retention;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Jkn.Workflows.Application.Retention;

/// <summary>
/// The head's approval: what lies up to a day (yyyy-MM-dd) is destroyed, by the number of the record (berita acara). How many lines that
/// were and the rule it rests on stay known.
/// </summary>
internal sealed record DayDestruction(string Until, string RecordNo, int? Count = null, string? Rule = null);

/// <summary>Lines whose retention is over and that still stand, from the first day to the last.</summary>
internal sealed record PastRetention(int Count, string First, string Until);

/// <summary>
/// The end of what is kept by the day and not by the case (A-29, AC-72): what is past the region's years is proposed, and goes once the
/// head has approved. What was approved and not yet done is done by the daily round of any node; doing it twice changes nothing.
/// </summary>
internal abstract class DayRetention(IDbContextFactory<AppDb> databases, Offices offices, OfficeClock clock, string setting)
{
    protected abstract Sourced<int> YearsOf(RetentionSettings retention);

    /// <summary>How many lines up to the day there are, and the first one's day.</summary>
    protected abstract Task<(int Count, string? First)> FindAsync(AppDb db, Office office, LocalDate last, CancellationToken ct);

    /// <summary>Destroys all lines up to the day; tells how many went.</summary>
    protected abstract Task<int> DestroyAsync(AppDb db, Office office, LocalDate last, CancellationToken ct);

    public int YearsFor(Office office) => YearsOf(office.Region.Retention).Value;

    /// <summary>Null when nothing is past its retention.</summary>
    public async Task<PastRetention?> ProposedAsync(Office office, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var last = LastDay(office);
        return await FindAsync(db, office, last, ct) is (var count, { } first)
            ? new(count, first, LocalDatePattern.Iso.Format(last))
            : null;
    }

    /// <summary>
    /// What the head approves when he gives what is proposed its number; to be saved under <c>Setting</c> by its last day.
    /// </summary>
    public DayDestruction Approval(Office office, PastRetention over, string recordNo) =>
        new(
            over.Until,
            recordNo,
            over.Count,
            $"disimpan {YearsFor(office)} tahun ({SettingWords.SourceOf(YearsOf(office.Region.Retention).Source)})"
        );

    /// <summary>Destroys what was approved, never what is still to be kept; tells how many lines went.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var gone = 0;
        foreach (
            var approved in await db
                .RegionSettings.AsNoTracking()
                .Where(s => s.Name == setting)
                .Select(s => new { s.Region, s.Json })
                .ToListAsync(ct)
        )
        {
            if (offices.Find(approved.Region) is not { } office)
                continue;
            var until = LocalDatePattern.Iso.Parse(JsonSerializer.Deserialize<DayDestruction>(approved.Json)!.Until).Value;
            gone += await DestroyAsync(db, office, LocalDate.Min(until, LastDay(office)), ct);
        }
        return gone;
    }

    private LocalDate LastDay(Office office) => RetentionRules.LastDay(office, clock.GetUtcNow(), YearsFor(office));
}
