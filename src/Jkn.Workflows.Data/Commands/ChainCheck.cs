using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>What a check of all journals found; <paramref name="First"/> is null when every chain holds.</summary>
public sealed record ChainReport(long Cases, long Entries, ChainBreak? First)
{
    /// <summary>Journals of offices, and their entries: not among the cases.</summary>
    public long Offices { get; init; }
    public long OfficeEntries { get; init; }

    /// <summary>Sealed blocks of the log of reads.</summary>
    public long AccessBlocks { get; init; }
}

/// <summary>
/// The first entry that is not what it was when it was written, in a case or in "office/REGION". <paramref name="What"/> is for people
/// (Indonesian).
/// </summary>
public sealed record ChainBreak(string CaseId, long Version, string What);

/// <summary>Follows every journal from its origin to its head. Needs no key: what is sealed is hashed as it lies.</summary>
public sealed class ChainCheck(Database database)
{
    private sealed record Head(long Key, string Name, long Version, byte[] Hash);

    public async Task<ChainReport> RunAsync(CancellationToken ct)
    {
        await using var db = database.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await using var second = database.NewContext();
        var cases = await FollowAsync(
            db.CaseHeads.AsNoTracking().OrderBy(h => h.CaseKey).Select(h => new Head(h.CaseKey, h.Id, h.Version, h.Hash)),
            second.Journal,
            ct
        );
        var offices = await FollowAsync(
            db.OfficeHeads.AsNoTracking()
                .OrderBy(h => h.OfficeKey)
                .Select(h => new Head(h.OfficeKey, OfficeStore.NameOf(h.Id), h.Version, h.Hash)),
            second.OfficeJournal,
            ct
        );
        var access = await new AccessCheck(database).RunAsync(ct);
        return new(cases.Journals, cases.Entries, cases.First ?? offices.First ?? access.First)
        {
            AccessBlocks = access.Blocks,
            Offices = offices.Journals,
            OfficeEntries = offices.Entries,
        };
    }

    /// <param name="journal">Read page by page on a connection of its own, for a connection has one reader at a time.</param>
    private static async Task<(long Journals, long Entries, ChainBreak? First)> FollowAsync(
        IQueryable<Head> heads,
        IQueryable<EntryRow> journal,
        CancellationToken ct
    )
    {
        long journals = 0,
            entries = 0;
        await using var found = heads.AsAsyncEnumerable().GetAsyncEnumerator(ct);
        await using var rows = journal.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().GetAsyncEnumerator(ct);
        var more = await rows.MoveNextAsync();
        while (await found.MoveNextAsync())
        {
            journals++;
            var head = found.Current;
            if (more && rows.Current.Owner < head.Key)
                return (journals, entries, Stray(rows.Current));
            var (version, hash) = (0L, JournalEntry.Origin);
            while (more && rows.Current.Owner == head.Key && version < head.Version)
            {
                entries++;
                var row = rows.Current;
                if (row.Version != version + 1)
                    return (journals, entries, new(head.Name, version + 1, "Catatan hilang dari riwayat."));
                hash = JournalStore.Read(row).HashAfter(hash, head.Name);
                if (!hash.AsSpan().SequenceEqual(row.Hash))
                    return (journals, entries, new(head.Name, row.Version, "Isi catatan tidak cocok dengan hash-nya."));
                version = row.Version;
                more = await rows.MoveNextAsync();
            }
            if (version != head.Version)
                return (journals, entries, new(head.Name, version + 1, "Riwayat lebih pendek dari yang tercatat."));
            if (!hash.AsSpan().SequenceEqual(head.Hash))
                return (journals, entries, new(head.Name, version, "Hash terakhir tidak cocok dengan yang tercatat."));
            // Entries that were added after the heads were read are not strays.
            while (more && rows.Current.Owner == head.Key)
                more = await rows.MoveNextAsync();
        }
        return (journals, entries, null);
    }

    private static ChainBreak Stray(EntryRow row) => new($"#{row.Owner}", row.Version, "Catatan tanpa berkas.");
}
