using System.Collections.Concurrent;
using Jkn.Workflows.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Access;

/// <summary>
/// How much the files of a region take together. Counted anew every ten minutes; in between what comes in through this node is added, so
/// that a region goes over its number by minutes of uploads, not by days.
/// </summary>
internal sealed class FileQuota(IDbContextFactory<AppDb> databases, IOptions<FileOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Used> regions = new(StringComparer.Ordinal);

    private sealed class Used(long bytes, DateTimeOffset at)
    {
        public long Bytes = bytes;
        public DateTimeOffset At => at;
    }

    public async Task<Rejection?> RefusalAsync(string region, long more, CancellationToken ct)
    {
        if (options.Value.RegionMegabytes == 0)
            return null;
        var used = await UsedAsync(region, ct);
        if (Interlocked.Add(ref used.Bytes, more) <= options.Value.RegionMegabytes * 1024L * 1024L)
            return null;
        Interlocked.Add(ref used.Bytes, -more);
        return new("region-quota-full", "Tempat berkas daerah ini sudah penuh. Beri tahu administrator; yang sudah diunggah tetap ada.");
    }

    private async Task<Used> UsedAsync(string region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (regions.TryGetValue(region, out var known) && now - known.At < Fresh)
            return known;
        await using var db = await databases.CreateDbContextAsync(ct);
        var bytes = await (
            from file in db.Files.AsNoTracking()
            join of in db.Cases.AsNoTracking() on file.CaseId equals of.Id
            where of.Region == region
            select file.Size
        ).SumAsync(ct);
        return regions[region] = new(bytes, now);
    }
}
