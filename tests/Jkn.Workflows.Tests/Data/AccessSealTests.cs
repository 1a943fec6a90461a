using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

/// <summary>The log of who looked at whose data: plain rows, sealed in chained blocks.</summary>
public class AccessSealTests
{
    private const string Region = "65.02";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_block_holds_a_minute_or_a_thousand_rows_and_what_comes_later_goes_into_the_next(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await ReadAsync(db, 0, 10, 59);
        await ReadAsync(db, [.. Enumerable.Repeat(70, 1001)]);

        await db.Get<AccessSeal>().RunAsync(Ct);
        await ReadAsync(db, 71);
        await db.Get<AccessSeal>().RunAsync(Ct);

        await using var rows = db.NewContext();
        var sizes = await rows.Reads.GroupBy(r => r.Block).OrderBy(g => g.Key).Select(g => g.Count()).ToListAsync(Ct);
        sizes.ShouldBe([3, 1000, 1, 1]);
        (await db.Get<ChainCheck>().RunAsync(Ct)).ShouldBe(new ChainReport(0, 0, null) { AccessBlocks = 4 });
        (await db.Get<AccessSeal>().RunAsync(Ct)).ShouldBe(0, "nothing is left");
    }

    [Theory]
    [InlineData(Databases.Sqlite, "UPDATE reads SET purpose = 'lain' WHERE id = 2", "Catatan pembukaan data diubah.")]
    [InlineData(Databases.Postgres, "UPDATE reads SET actor = 'x' WHERE id = 2", "Catatan pembukaan data diubah.")]
    [InlineData(Databases.Sqlite, "DELETE FROM reads WHERE id = 2", "Catatan pembukaan data hilang tanpa berita acara.")]
    [InlineData(Databases.Postgres, "DELETE FROM access_blocks WHERE no = 1", "Blok catatan pembukaan data hilang.")]
    [InlineData(
        Databases.Sqlite,
        "UPDATE access_blocks SET hash = lines WHERE no = 1",
        "Blok catatan pembukaan data tidak cocok dengan hash-nya."
    )]
    public async Task What_was_changed_after_it_was_sealed_is_named(string database, string tampering, string what)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await ReadAsync(db, 0, 1, 100);
        await db.Get<AccessSeal>().RunAsync(Ct);

        await db.ExecuteAsync(tampering);

        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBe(new ChainBreak($"access/{Region}", 1, what));
    }

    [Fact]
    public async Task What_the_head_let_be_destroyed_is_no_break()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await ReadAsync(db, 0, 1);
        await db.Get<AccessSeal>().RunAsync(Ct);
        var approval = new EnterSetting($"{SettingNames.Destruction}JEJAK_PEMBUKAAN", "2026-03-02", "{}");
        await db.Queue.RunOfficeAsync(
            new(Region, (state, now) => approval.Decide(new(state, new("k", "", Region, ["KADIS"]), "2026-03-03", now, approval.Name))),
            Ct
        );

        await db.ExecuteAsync("DELETE FROM reads WHERE id = 2");

        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull();
        await db.ExecuteAsync("UPDATE reads SET what = 'lain' WHERE id = 1");
        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldNotBeNull("what stayed is still proven");
    }

    private static async Task ReadAsync(TestDatabase db, params int[] seconds)
    {
        await using var rows = db.NewContext();
        foreach (var second in seconds)
            rows.Reads.Add(
                new ReadRow
                {
                    At = TestDatabase.Start.AddSeconds(second),
                    Actor = "fo",
                    Region = Region,
                    CaseId = second % 2 == 0 ? "c1" : null,
                    What = "case",
                    Purpose = "telepon pemohon",
                }
            );
        await rows.SaveChangesAsync(Ct);
    }
}
