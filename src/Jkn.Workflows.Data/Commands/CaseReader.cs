using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Projections;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>Reads whole cases. Never through a writer's connection: reading does not wait for writing.</summary>
public sealed class CaseReader
{
    private readonly Database database;
    private readonly CaseKeys keys;
    private readonly StateCache cache;

    internal CaseReader(Database database, CaseKeys keys, StateCache cache) =>
        (this.database, this.keys, this.cache) = (database, keys, cache);

    /// <summary>
    /// The case as of its last entry; null when there is none. After its key was destroyed, with placeholders for personal data.
    /// </summary>
    public async Task<CaseState?> LoadAsync(string caseId, CancellationToken ct)
    {
        await using var db = database.NewContext();
        if (await db.CaseHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == caseId, ct) is not { } head)
            return null;
        return (await LoadAsync(db, head, ct)).State;
    }

    /// <summary>Those of these cases that exist, in no order: two queries for all of them.</summary>
    public async Task<IReadOnlyList<CaseState>> LoadManyAsync(IReadOnlyCollection<string> caseIds, CancellationToken ct)
    {
        await using var db = database.NewContext();
        var heads = await db.CaseHeads.AsNoTracking().Where(h => caseIds.Contains(h.Id)).ToListAsync(ct);
        var states = heads.ToDictionary(h => h.CaseKey, Cached);
        var unread = heads.Where(h => states[h.CaseKey] is null).Select(h => h.CaseKey).ToArray();
        // a range of keys for each head: an equality would make the database read the whole journal
        var entries =
            unread.Length == 0
                ? []
                : await (
                    from head in db.CaseHeads
                    from entry in db.Journal
                    where
                        unread.Contains(head.CaseKey)
                        && entry.Id > head.CaseKey * JournalRow.Span
                        && entry.Id < (head.CaseKey + 1) * JournalRow.Span
                    orderby entry.Id
                    select entry
                )
                    .AsNoTracking()
                    .ToListAsync(ct);
        var byCase = entries.ToLookup(e => e.CaseKey);
        return
        [
            .. heads.Select(head => (states[head.CaseKey] ?? Fold(head, byCase[head.CaseKey].Where(e => e.Version <= head.Version))).State),
        ];
    }

    /// <summary>A book's lines with their columns opened: those of destroyed cases keep number and date only.</summary>
    public async Task<IReadOnlyList<RegisterLine>> BookAsync(
        string region,
        string register,
        int year,
        int after,
        int take,
        CancellationToken ct
    )
    {
        await using var db = database.NewContext();
        var lines = await (
            from line in db.RegisterLines.AsNoTracking()
            join head in db.CaseHeads on line.CaseKey equals head.CaseKey
            where line.Region == region && line.Register == register && line.Year == year && line.Number > after
            orderby line.Number
            select new { line, head.WrappedKey }
        )
            .Take(take)
            .ToListAsync(ct);
        return
        [
            .. lines.Select(l => RegisterProjection.Open(l.line, l.WrappedKey is null ? null : keys.Unwrap(l.line.CaseId, l.WrappedKey))),
        ];
    }

    /// <summary>The journal of a case, entry by entry, with its facts opened: the history that screens show.</summary>
    public async Task<IReadOnlyList<(Stamp Stamp, IReadOnlyList<Engine.IEvent> Events)>> HistoryAsync(string caseId, CancellationToken ct)
    {
        await using var db = database.NewContext();
        if (await db.CaseHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == caseId, ct) is not { } head)
            return [];
        var dataKey = head.WrappedKey is null ? null : keys.Unwrap(head.Id, head.WrappedKey);
        var rows = await Entries(db, head).ToListAsync(ct);
        return [.. rows.Select(JournalStore.Read).Select(entry => (entry.Stamp, JournalStore.Open(head.Id, entry, dataKey)))];
    }

    private async Task<LoadedCase> LoadAsync(AppDb db, CaseHeadRow head, CancellationToken ct)
    {
        if (Cached(head) is { } cached)
            return cached;
        // Entries added since the head was read are left for the next time: version and hash of what is cached must agree.
        return Fold(head, await Entries(db, head).ToListAsync(ct));
    }

    private static IQueryable<JournalRow> Entries(AppDb db, CaseHeadRow head)
    {
        var (before, last) = (JournalStore.IdOf(head.CaseKey, 0), JournalStore.IdOf(head.CaseKey, head.Version));
        return db.Journal.AsNoTracking().Where(e => e.Id > before && e.Id <= last).OrderBy(e => e.Id);
    }

    private LoadedCase? Cached(CaseHeadRow head) => cache.Find(head.Id, head.Version, head.Hash, head.WrappedKey is not null);

    private LoadedCase Fold(CaseHeadRow head, IEnumerable<JournalRow> rows)
    {
        var dataKey = head.WrappedKey is null ? null : keys.Unwrap(head.Id, head.WrappedKey);
        var state = CaseState.Empty;
        foreach (var entry in rows.Select(JournalStore.Read))
            state = state.ApplyEntry(JournalStore.Open(head.Id, entry, dataKey), entry.Stamp);
        var loaded = new LoadedCase(head.Id, head.CaseKey, head.Hash, dataKey, state);
        cache.Put(loaded);
        return loaded;
    }
}
