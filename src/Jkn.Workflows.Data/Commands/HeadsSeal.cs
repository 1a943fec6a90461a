using System.Globalization;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Providers;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Writes each day's sheet of a region (trust.md 7.1): where its journals end, chained to the sheet before and signed by a key that the
/// database does not hold.
/// </summary>
public sealed class HeadsSeal
{
    // A first sheet may hold a region's whole past; writers of cases wait for no more than this many journals.
    private const int Most = 5_000;

    private static readonly Sql Last = new("SELECT no, day, text FROM daily_heads WHERE region = @p0 ORDER BY no DESC LIMIT 1", "t");
    private static readonly Sql Add = new(
        "INSERT INTO daily_heads (region, no, day, sealed_at, text, signature) VALUES (@p0, @p1, @p2, @p3, @p4, @p5) "
            + "ON CONFLICT DO NOTHING",
        "tltltb"
    );
    private static readonly Sql Head = new(
        """
        SELECT h.id, h.version, h.hash, h.wrapped_key, m.version
        FROM case_heads h LEFT JOIN head_marks m ON m.case_key = h.case_key WHERE h.case_key = @p0
        """,
        "l"
    );
    private static readonly Sql Mark = new(
        "INSERT INTO head_marks (case_key, version) VALUES (@p0, @p1) ON CONFLICT (case_key) DO UPDATE SET version = excluded.version",
        "ll"
    );
    private static readonly Sql Block = new("SELECT no, hash FROM access_blocks WHERE region = @p0 ORDER BY no DESC LIMIT 1", "t");
    private static readonly Sql Books = new("SELECT register, year, last FROM registers WHERE region = @p0 ORDER BY register, year", "t");

    private readonly Database database;
    private readonly CommandQueue queue;

    internal HeadsSeal(Database database, CommandQueue queue) => (this.database, this.queue) = (database, queue);

    /// <summary>
    /// Closes the days up to <paramref name="day"/> ("yyyy-MM-dd") of a region, or of the installation ("*"). Returns how many sheets were
    /// written: none when the day is closed already, several when very many journals moved.
    /// </summary>
    /// <param name="sign">Signs the UTF-8 bytes of a sheet.</param>
    public async Task<int> RunAsync(string region, string day, Func<byte[], byte[]> sign, CancellationToken ct)
    {
        await using var db = database.NewContext();
        var last = await db
            .DailyHeads.AsNoTracking()
            .Where(s => s.Region == region)
            .OrderByDescending(s => s.No)
            .Select(s => s.Day)
            .FirstOrDefaultAsync(ct);
        if (last is not null && string.CompareOrdinal(last, day) >= 0)
            return 0;
        var moved = await MovedAsync(db, region, ct);
        var sheets = 0;
        // an empty day has a sheet too: that nothing moved is a statement
        foreach (
            var keys in moved.Count == 0
                ?
                [
                    [],
                ]
                : moved.Chunk(Most)
        )
        {
            if (!await queue.WriteAsync((writer, now) => Write(writer.Session, region, day, keys, sign, now), ct))
                return sheets;
            sheets++;
        }
        return sheets;
    }

    private static Task<List<long>> MovedAsync(AppDb db, string region, CancellationToken ct) =>
        (
            from one in db.Cases.AsNoTracking()
            join head in db.CaseHeads.AsNoTracking() on one.CaseKey equals head.CaseKey
            join mark in db.HeadMarks.AsNoTracking() on one.CaseKey equals mark.CaseKey into marks
            from mark in marks.DefaultIfEmpty()
            where one.Region == region && (mark == null || mark.Version != head.Version)
            orderby one.CaseKey
            select one.CaseKey
        ).ToListAsync(ct);

    /// <summary>False when another node was first.</summary>
    private static bool Write(Session session, string region, string day, long[] keys, Func<byte[], byte[]> sign, DateTimeOffset now)
    {
        var heads = keys.Select(key => HeadOf(session, key)).OfType<Found>().ToList();
        var before = session.Row(Last, region) is [long no, string, string text] ? (No: no, Text: text) : (No: 0L, Text: "");
        var total = before.No > 0 ? HeadsSheet.Read(before.Text) : null;
        var sheet = new HeadsSheet(
            1,
            region,
            before.No + 1,
            day,
            now.ToUnixTimeMilliseconds(),
            before.No > 0 ? HeadsSheet.HashOf(before.Text) : HeadsSheet.First,
            (total?.Journals ?? 0) + heads.Count(h => h.Marked is null),
            (total?.Entries ?? 0) + heads.Sum(h => h.Head.Version - (h.Marked ?? 0)),
            OfficeOf(session, region),
            session.Row(Block, region) is [long block, byte[] sealedHash]
                ? new($"access/{region}", block, HeadsSheet.Hex(sealedHash))
                : null,
            NumbersOf(session, region),
            [.. heads.Select(h => h.Head)],
            [.. heads.Where(h => h.Destroyed).Select(h => h.Head.Id)]
        );
        var written = sheet.ToText();
        var signature = sign(System.Text.Encoding.UTF8.GetBytes(written));
        if (session.Execute(Add, region, sheet.No, day, sheet.At, written, signature) == 0)
            return false;
        foreach (var head in heads)
            session.Write(Mark, head.Key, head.Head.Version);
        return true;
    }

    private sealed record Found(long Key, SealedHead Head, bool Destroyed, long? Marked);

    private static Found? HeadOf(Session session, long key) =>
        session.Row(Head, key) is [string id, long version, byte[] hash, var wrapped, var marked]
            ? new(key, new(id, version, HeadsSheet.Hex(hash)), wrapped is null or DBNull, marked is long mark ? mark : null)
            : null;

    private static SealedHead? OfficeOf(Session session, string region) =>
        session.Row(Database.FindOfficeEnd, region) is [long version, byte[] hash]
            ? new(OfficeStore.NameOf(region), version, HeadsSheet.Hex(hash))
            : null;

    private static List<SealedNumber> NumbersOf(Session session, string region)
    {
        var numbers = new List<SealedNumber>();
        using var rows = session.Query(Books, region);
        while (rows.Read())
            numbers.Add(
                new(
                    rows.GetString(0),
                    Convert.ToInt32(rows.GetValue(1), CultureInfo.InvariantCulture),
                    Convert.ToInt32(rows.GetValue(2), CultureInfo.InvariantCulture)
                )
            );
        return numbers;
    }
}
