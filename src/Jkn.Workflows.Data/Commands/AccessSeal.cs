using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Seals the log of reads (access/REGION): plain rows, in blocks of at most a minute or a thousand, each chained to the one before. What
/// was read in the last seconds is not sealed yet; a row that is committed late goes into the next block.
/// </summary>
public sealed class AccessSeal
{
    private const int Most = 1000;
    private const long Longest = 60_000;

    private static readonly Sql Regions = new("SELECT DISTINCT region FROM reads WHERE block IS NULL", "");
    private static readonly Sql Last = new("SELECT no, hash FROM access_blocks WHERE region = @p0 ORDER BY no DESC LIMIT 1", "t");
    private static readonly Sql Open = new(
        $"SELECT id, at, actor, case_id, what, purpose FROM reads WHERE region = @p0 AND block IS NULL ORDER BY id LIMIT {Most}",
        "t"
    );
    private static readonly Sql Take = new("UPDATE reads SET block = @p0 WHERE id = @p1", "ll");
    private static readonly Sql Add = new(
        "INSERT INTO access_blocks (region, no, sealed_at, lines, hash) VALUES (@p0, @p1, @p2, @p3, @p4)",
        "tllbb"
    );

    private readonly Database database;
    private readonly CommandQueue queue;

    internal AccessSeal(Database database, CommandQueue queue) => (this.database, this.queue) = (database, queue);

    /// <summary>Seals what is there. Two nodes at once: the second finds the block's number taken and looks again.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var sealedBlocks = 0;
        // the writers are asked only where there is something to do
        while (await AnyAsync(ct))
            sealedBlocks += await queue.WriteAsync((writer, now) => Round(writer.Session, now), ct);
        return sealedBlocks;
    }

    private async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var db = database.NewContext();
        return await db.Reads.AnyAsync(r => r.Block == null, ct);
    }

    /// <summary>One block for each region that has unsealed rows: commands of people wait for no more than that.</summary>
    private static int Round(Session session, DateTimeOffset now)
    {
        var regions = new List<string>();
        using (var rows = session.Query(Regions))
        {
            while (rows.Read())
                regions.Add(rows.GetString(0));
        }
        foreach (var region in regions)
            Block(session, region, now);
        return regions.Count;
    }

    private static void Block(Session session, string region, DateTimeOffset now)
    {
        var lines = new List<AccessLine>();
        using (var rows = session.Query(Open, region))
        {
            while (rows.Read())
            {
                var line = AccessLine.Of(
                    rows.GetInt64(0),
                    rows.GetInt64(1),
                    rows.GetString(2),
                    region,
                    rows.IsDBNull(3) ? null : rows.GetString(3),
                    rows.GetString(4),
                    rows.IsDBNull(5) ? null : rows.GetString(5)
                );
                if (lines.Count > 0 && Math.Abs(line.At - lines[0].At) >= Longest)
                    break;
                lines.Add(line);
            }
        }
        var (before, hash) = session.Row(Last, region) is [long no, byte[] known] ? (no, known) : (0L, JournalEntry.Origin);
        var bytes = AccessBlock.Write(lines);
        session.Write(Add, region, before + 1, now.ToUnixTimeMilliseconds(), bytes, AccessBlock.HashAfter(hash, region, before + 1, bytes));
        foreach (var line in lines)
            session.Write(Take, before + 1, line.Id);
    }
}
