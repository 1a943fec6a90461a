using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>What a check of all journals found; <paramref name="First"/> is null when every chain holds.</summary>
public sealed record ChainReport(long Cases, long Entries, ChainBreak? First);

/// <summary>The first entry that is not what it was when it was written. <paramref name="What"/> is for people (Indonesian).</summary>
public sealed record ChainBreak(string CaseId, long Version, string What);

/// <summary>Follows every journal from its origin to its head. Needs no key: what is sealed is hashed as it lies.</summary>
public sealed class ChainCheck(Database database)
{
    public async Task<ChainReport> RunAsync(CancellationToken ct)
    {
        await using var db = database.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        long cases = 0,
            entries = 0;
        var heads = db.CaseHeads.AsNoTracking().OrderBy(h => h.CaseKey).AsAsyncEnumerable().GetAsyncEnumerator(ct);
        // one reader at a time on a connection: the second goes page by page
        await using (heads)
        {
            await using var second = database.NewContext();
            await using var journal = second.Journal.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().GetAsyncEnumerator(ct);
            var more = await journal.MoveNextAsync();
            while (await heads.MoveNextAsync())
            {
                cases++;
                var head = heads.Current;
                if (more && journal.Current.CaseKey < head.CaseKey)
                    return new(cases, entries, Stray(journal.Current));
                var (version, hash) = (0L, JournalEntry.Origin);
                while (more && journal.Current.CaseKey == head.CaseKey && version < head.Version)
                {
                    entries++;
                    var row = journal.Current;
                    if (row.Version != version + 1)
                        return new(cases, entries, new(head.Id, version + 1, "Catatan hilang dari riwayat."));
                    hash = JournalStore.Read(row).HashAfter(hash, head.Id);
                    if (!hash.AsSpan().SequenceEqual(row.Hash))
                        return new(cases, entries, new(head.Id, row.Version, "Isi catatan tidak cocok dengan hash-nya."));
                    version = row.Version;
                    more = await journal.MoveNextAsync();
                }
                if (version != head.Version)
                    return new(cases, entries, new(head.Id, version + 1, "Riwayat lebih pendek dari yang tercatat."));
                if (!hash.AsSpan().SequenceEqual(head.Hash))
                    return new(cases, entries, new(head.Id, version, "Hash terakhir tidak cocok dengan yang tercatat."));
                // Entries that were added after the heads were read are not strays.
                while (more && journal.Current.CaseKey == head.CaseKey)
                    more = await journal.MoveNextAsync();
            }
            return new(cases, entries, null);
        }
    }

    private static ChainBreak Stray(JournalRow row) => new($"#{row.CaseKey}", row.Version, "Catatan tanpa berkas.");
}
