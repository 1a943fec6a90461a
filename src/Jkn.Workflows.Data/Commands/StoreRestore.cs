using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>A case whose data were destroyed after the backup was made, and were destroyed again after its restore.</summary>
public sealed record DestroyedAgain(string CaseId, string? CaseNo);

/// <summary>
/// What a restored database is asked before anybody works on it (operation.md 1): do its keys open it, do its chains hold, and is what was
/// destroyed since still destroyed.
/// </summary>
public sealed class StoreRestore
{
    private const int Sample = 20;
    private readonly Database database;
    private readonly CommandQueue queue;
    private readonly CaseReader reader;
    private readonly CaseKeys keys;

    internal StoreRestore(Database database, CommandQueue queue, CaseReader reader, CaseKeys keys) =>
        (this.database, this.queue, this.reader, this.keys) = (database, queue, reader, keys);

    /// <summary>
    /// Opens the newest and the oldest cases of each region with the key ring at hand. The sentence that says what is wrong (Indonesian),
    /// or null; and how many were opened.
    /// </summary>
    public async Task<(int Opened, string? Fault)> OpenSampleAsync(CancellationToken ct)
    {
        if (!keys.Opens())
            return (0, "Ring kunci ini tidak membuka basis data cadangan.");
        await using var db = database.NewContext();
        var opened = 0;
        foreach (var region in await db.Cases.Select(c => c.Region).Distinct().ToListAsync(ct))
        {
            var living = db.Cases.AsNoTracking().Where(c => c.Region == region && c.DestroyedAt == null);
            var ids = await living.OrderBy(c => c.CaseKey).Select(c => c.Id).Take(Sample).ToListAsync(ct);
            ids.AddRange(await living.OrderByDescending(c => c.CaseKey).Select(c => c.Id).Take(Sample).ToListAsync(ct));
            foreach (var id in ids.Distinct(StringComparer.Ordinal))
            {
                try
                {
                    await reader.LoadAsync(id, ct);
                    opened++;
                }
                catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or InvalidDataException)
                {
                    return (opened, $"Berkas {id} di daerah {region} tidak dapat dibuka: {e.Message}");
                }
            }
        }
        return (opened, null);
    }

    /// <summary>
    /// Destroys again what the sheets name as destroyed and the database still holds: a restore must not bring back what a head of agency
    /// had destroyed.
    /// </summary>
    public async Task<IReadOnlyList<DestroyedAgain>> DestroyAgainAsync(IEnumerable<HeadsSheet> sheets, CancellationToken ct)
    {
        var again = new List<DestroyedAgain>();
        await using var db = database.NewContext();
        foreach (var (id, day) in sheets.SelectMany(s => s.Destroyed.Select(id => (id, s.Day))).DistinctBy(d => d.id))
        {
            var head = await db.CaseHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, ct);
            if (head?.WrappedKey is null)
                continue;
            var number = await db.Cases.AsNoTracking().Where(c => c.Id == id).Select(c => c.CaseNo).SingleOrDefaultAsync(ct);
            var ground = $"Sudah dimusnahkan sebelum cadangan dipulihkan (segel harian {day})";
            await queue.RunAsync(new CommandRequest(id, false, (state, _, now) => Destroy(state, now, ground)), ct);
            again.Add(new(id, number));
        }
        return again;
    }

    private static Decision Destroy(CaseState state, DateTimeOffset now, string ground)
    {
        CaseEvent[] events = [new CaseEvent.DataDestroyed(ground)];
        var stamp = new Stamp(now, Actor.System.Id, "DestroyAgain");
        return new(events, state.ApplyEntry(events, stamp), [], stamp, null);
    }
}
