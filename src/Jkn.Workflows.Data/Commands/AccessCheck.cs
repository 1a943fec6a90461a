using System.Globalization;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Offices;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Follows the sealed blocks of each region, and each row to its digest. A row that is gone is a break, unless the head approved the
/// destruction of its day.
/// </summary>
internal sealed class AccessCheck(Database database)
{
    public async Task<(long Blocks, ChainBreak? First)> RunAsync(CancellationToken ct)
    {
        await using var db = database.NewContext();
        await using var rows = database.NewContext();
        var gone = await db
            .RegionSettings.AsNoTracking()
            .Where(s => s.Name == SettingNames.DestroyedReads)
            .GroupBy(s => s.Region)
            .ToDictionaryAsync(g => g.Key, g => g.Max(s => s.EffectiveFrom), StringComparer.Ordinal, ct);
        var (blocks, region, no, hash) = (0L, "", 0L, JournalEntry.Origin);
        await foreach (
            var block in db.AccessBlocks.AsNoTracking().OrderBy(b => b.Region).ThenBy(b => b.No).AsAsyncEnumerable().WithCancellation(ct)
        )
        {
            blocks++;
            if (block.Region != region)
                (region, no, hash) = (block.Region, 0L, JournalEntry.Origin);
            if (block.No != no + 1)
                return (blocks, new($"access/{region}", no + 1, "Blok catatan pembukaan data hilang."));
            hash = AccessBlock.HashAfter(hash, region, block.No, block.Lines);
            if (!hash.AsSpan().SequenceEqual(block.Hash))
                return (blocks, new($"access/{region}", block.No, "Blok catatan pembukaan data tidak cocok dengan hash-nya."));
            no = block.No;
            if (await RowsAsync(rows, block.Lines, region, no, gone.GetValueOrDefault(region), ct) is { } wrong)
                return (blocks, wrong);
        }
        return (blocks, null);
    }

    private static async Task<ChainBreak?> RowsAsync(
        AppDb db,
        byte[] lines,
        string region,
        long no,
        string? goneUntil,
        CancellationToken ct
    )
    {
        var found = await db.Reads.AsNoTracking().Where(r => r.Region == region && r.Block == no).ToDictionaryAsync(r => r.Id, ct);
        var known = AccessBlock.Read(lines).ToList();
        foreach (var line in known)
        {
            if (!found.Remove(line.Id, out var row))
            {
                if (!IsGone(line.At, goneUntil))
                    return new($"access/{region}", no, "Catatan pembukaan data hilang tanpa berita acara.");
                continue;
            }
            var now = AccessLine.Of(row.Id, row.At.ToUnixTimeMilliseconds(), row.Actor, row.Region, row.CaseId, row.What, row.Purpose);
            if (!now.Digest.AsSpan().SequenceEqual(line.Digest))
                return new($"access/{region}", no, "Catatan pembukaan data diubah.");
        }
        return found.Count > 0 ? new($"access/{region}", no, "Catatan pembukaan data ditambahkan ke blok yang sudah disegel.") : null;
    }

    /// <summary>Midnight of every zone of the country lies before that of Greenwich.</summary>
    private static bool IsGone(long at, string? until) =>
        until is not null
        && DateTimeOffset.FromUnixTimeMilliseconds(at)
            < DateTimeOffset.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).AddDays(1);
}
