using System.Data.Common;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

public partial class CommandQueueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_command_is_stored_with_its_rows(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);

        var answer = await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        await db.Queue.RunAsync(FakeCase.Register("c1"), Ct);

        answer.Decision.IsAccepted.ShouldBeTrue();
        answer.State!.Version.ShouldBe(1);
        var state = (await db.Beside().Reader.LoadAsync("c1", Ct)).ShouldNotBeNull();
        state.Version.ShouldBe(2);
        state.Participants["p1"].ShouldBe(FakeCase.Person);
        await using var rows = db.NewContext();
        var row = await rows.Cases.SingleAsync(Ct);
        (row.Name, row.NikMasked, row.CaseNo).ShouldBe((FakeCase.Name, "650299********01", "JKN/65.02/2026/000001"));
        var item = await rows.WorkItems.SingleAsync(Ct);
        (item.DueAt, item.CaseNo).ShouldBe((TestDatabase.Start.AddMinutes(30), "JKN/65.02/2026/000001"));
        (await rows.Timers.SingleAsync(Ct)).TimerKey.ShouldBe("check#1");
        (await rows.Outbox.SingleAsync(Ct)).Key.ShouldBe("c1/1");
        (await rows.CaseLookup.CountAsync(Ct)).ShouldBe(4, "NIK, No KK and two telephones");
        (await rows.CaseWords.Select(w => w.Word).ToListAsync(Ct)).ShouldBe(["#1", "AMINAH", "BUDI", "PRATIWI", "SITI"], ignoreOrder: true);
        (await db.Reader.BookAsync(FakeCase.Region, "AGENDA", 2026, 0, 10, Ct))
            .ShouldHaveSingleItem()
            .Columns["nik"]
            .ShouldBe(FakeCase.Nik);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_store_that_fails_half_way_leaves_nothing(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        // an effect that no row can hold comes last, when entry and rows are written
        var twice = FakeCase.Command(
            "c1",
            (_, _) => [new CaseEvent.RegisterLineAdded("AGENDA", 2026, 1, "a"), new CaseEvent.FactNoted("a", new string('x', 10))]
        );
        var broken = new CommandRequest(
            "c1",
            false,
            (state, known, now) => twice.Decide(state, known, now) with { Effects = [new Effect(null!, "k1", "{}")] }
        );

        var others = Enumerable.Range(2, 20).Select(i => db.Queue.RunAsync(FakeCase.Open($"c{i}"), Ct)).ToList();
        await Should.ThrowAsync<DbException>(() => db.Queue.RunAsync(broken, Ct));
        await Task.WhenAll(others);

        (await db.Reader.LoadAsync("c1", Ct))!.Version.ShouldBe(1);
        await using var rows = db.NewContext();
        (await rows.RegisterLines.CountAsync(Ct)).ShouldBe(0);
        (await rows.Cases.CountAsync(Ct)).ShouldBe(21);
        (await db.Queue.RunAsync(FakeCase.Note("c1", "weiter"), Ct)).State!.Version.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_remembered_state_that_does_not_stand_is_not_built_upon(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        await db.Queue.RunAsync(FakeCase.Note("c1", "gone"), Ct);
        // what a transaction leaves that was lost after its command had been decided
        await using (var rows = db.NewContext())
        {
            var first = await rows.Journal.OrderBy(e => e.Id).FirstAsync(Ct);
            await rows.Journal.Where(e => e.Id > first.Id).ExecuteDeleteAsync(Ct);
            await rows.CaseHeads.ExecuteUpdateAsync(s => s.SetProperty(h => h.Version, 1).SetProperty(h => h.Hash, first.Hash), Ct);
        }

        var refused = await db.Queue.RunAsync(
            new("c1", false, (state, _, _) => Decision.Reject("no", $"{state.Version} {state.Facts.Count}")),
            Ct
        );
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => db.Queue.RunAsync(FakeCase.Note("c1", $"{i}"), Ct)));

        refused.Decision.Rejection!.Message.ShouldBe("1 0");
        answers.Select(a => a.State!.Version).Order().ShouldBe([2L, 3L, 4L]);
        answers.Single(a => a.State!.Version == 4).State!.Facts.ShouldBe((await db.Beside().Reader.LoadAsync("c1", Ct))!.Facts);
        (await db.Get<ChainCheck>().RunAsync(Ct)).ShouldBe(new ChainReport(1, 4, null));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Values_of_every_size_are_stored_as_they_are(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        // around what a statement keeps room for
        string[] texts = ["", "é€😀", new('x', 1024), new('€', 21_845), new('€', 21_846), new('z', 70_000)];
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            await db.Queue.RunAsync(FakeCase.Open($"c{i}"), Ct);
            await db.Queue.RunAsync(FakeCase.Note($"c{i}", text), Ct);
            await db.Queue.RunAsync(
                FakeCase.Command($"c{i}", (_, _) => [new CaseEvent.RegisterLineAdded("AGENDA", 2026, i + 1, text)]),
                Ct
            );
        }

        await using var beside = db.Beside();
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
            (await beside.Reader.LoadAsync($"c{i}", Ct))!.Facts["note"].ShouldBe(text);
        await using var rows = db.NewContext();
        (await rows.RegisterLines.OrderBy(l => l.Number).Select(l => l.Text).ToListAsync(Ct)).ShouldBe(texts);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_cases_for_one_person_only_the_first_sees_no_other(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        CommandRequest Open(string id) =>
            new(
                id,
                true,
                (state, known, now) =>
                    known.OpenCases(FakeCase.Nik) is [var other, ..] && known.Missing.Count == 0
                        ? Decision.Reject("nik-in-open-case", other.CaseId)
                        : FakeCase.Open(id).Decide(state, known, now),
                Region: FakeCase.Region
            );

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => db.Queue.RunAsync(Open($"c{i}"), Ct)));
        var elsewhere = await db.Queue.RunAsync(
            new(
                "d1",
                true,
                (state, known, now) =>
                    known.OpenCases(FakeCase.Nik).Count > 0
                        ? Decision.Reject("nik-in-open-case", "")
                        : FakeCase.Open("d1", region: "64.02").Decide(state, known, now),
                Region: "64.02"
            ),
            Ct
        );

        answers.Count(a => a.Decision.IsAccepted).ShouldBe(1);
        elsewhere.Decision.IsAccepted.ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_unknown_case_is_refused(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);

        (await db.Queue.RunAsync(FakeCase.Note("nobody", "x"), Ct)).Decision.Rejection!.Code.ShouldBe("case-unknown");
        (await db.Reader.LoadAsync("nobody", Ct)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Answered_means_on_disk(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);

        var settings = db.Database.DurabilityReadBack();

        if (db.IsSqlite)
            (settings["journal_mode"], settings["synchronous"], settings["foreign_keys"]).ShouldBe(("wal", "2", "1"));
        else
            settings["synchronous_commit"].ShouldBe("on");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Many_cases_are_read_together_as_each_is_read_alone(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        foreach (var id in new[] { "c1", "c2", "c3" })
            await db.Queue.RunAsync(FakeCase.Open(id), Ct);
        await db.Queue.RunAsync(FakeCase.Note("c2", "x"), Ct);

        // beside: nothing is remembered there yet
        var found = await db.Beside().Reader.LoadManyAsync(["c1", "c2", "nobody"], Ct);

        found.Select(s => (s.Id, s.Version)).ShouldBe([("c1", 1L), ("c2", 2L)], ignoreOrder: true);
    }
}
