using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Data;

public class ChainCheckTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What somebody with the database in hand might do to entry 2 of case c2, whose key is 2.</summary>
    private static readonly string[] Tamperings =
    [
        "UPDATE case_journal SET made_at = made_at + 1",
        "UPDATE case_journal SET made_by = 'x'",
        "UPDATE case_journal SET command = 'x'",
        "UPDATE case_journal SET capacity = 'PLT'",
        "UPDATE case_journal SET acting_for = 'x'",
        "UPDATE case_journal SET events = (SELECT events FROM case_journal o WHERE o.id = 2 * 16777216 + 1)",
        "UPDATE case_journal SET sealed = (SELECT sealed FROM case_journal o WHERE o.id = 2 * 16777216 + 1)",
        "UPDATE case_journal SET sealed = NULL",
        "UPDATE case_journal SET hash = (SELECT hash FROM case_journal o WHERE o.id = 2 * 16777216 + 1)",
        "UPDATE case_journal SET id = id + 7",
        "UPDATE case_journal SET id = id + 5 * 16777216",
        "DELETE FROM case_journal",
    ];

    public static TheoryData<string, string> All =>
        [.. from database in new[] { Databases.Sqlite, Databases.Postgres } from sql in Tamperings select (database, sql)];

    [Theory, MemberData(nameof(All))]
    public async Task A_changed_entry_is_named(string database, string tampering)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        foreach (var id in new[] { "c1", "c2", "c3" })
        {
            await db.Queue.RunAsync(FakeCase.Open(id), Ct);
            for (var i = 0; i < 3; i++)
                await db.Queue.RunAsync(FakeCase.Note(id, $"{i}"), Ct);
        }
        (await db.Get<ChainCheck>().RunAsync(Ct)).ShouldBe(new ChainReport(3, 12, null));

        await db.ExecuteAsync($"{tampering} WHERE id = 2 * 16777216 + 2");

        var found = (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldNotBeNull();
        (found.CaseId, found.Version).ShouldBe(("c2", 2L));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_journal_cut_at_its_end_is_noticed(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        await db.Queue.RunAsync(FakeCase.Note("c1", "x"), Ct);

        await db.ExecuteAsync("DELETE FROM case_journal WHERE id = 16777216 + 2");

        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBe(new ChainBreak("c1", 2, "Riwayat lebih pendek dari yang tercatat."));
    }
}
