using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

public class RowsRebuildTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Rows_made_anew_are_the_same(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await FillAsync(db);

        var report = await db.Get<RowsRebuild>().RunAsync(Ct);

        report.Cases.ShouldBe(3);
        report.Differences.ShouldBeEmpty();
        (await db.Get<RowsRebuild>().RunAsync(Ct)).Differences.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_differed_is_named_and_put_right(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await FillAsync(db);
        await db.ExecuteAsync("UPDATE cases SET status = 'AKTIF' WHERE id = 'c2'");
        await db.ExecuteAsync("DELETE FROM case_lookup");

        var report = await db.Get<RowsRebuild>().RunAsync(Ct);

        report.Differences.ShouldContain(d => d.StartsWith("cases: was", StringComparison.Ordinal) && d.Contains("AKTIF"));
        report.Differences.ShouldContain(d => d.StartsWith("case_lookup: is", StringComparison.Ordinal));
        await using var rows = db.NewContext();
        (await rows.Cases.CountAsync(c => c.Status == "AKTIF", Ct)).ShouldBe(0);
    }

    private static async Task FillAsync(TestDatabase db)
    {
        foreach (var id in new[] { "c1", "c2", "c3" })
        {
            await db.Queue.RunAsync(FakeCase.Open(id), Ct);
            await db.Queue.RunAsync(FakeCase.Register(id), Ct);
            await db.Queue.RunAsync(FakeCase.Letter(id), Ct);
        }
    }
}
