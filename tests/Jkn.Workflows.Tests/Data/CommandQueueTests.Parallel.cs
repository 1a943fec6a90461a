using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Tests.Data;

public partial class CommandQueueTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sixty_four_clients_get_numbers_without_gaps(string database)
    {
        const int clients = 64,
            each = 5;
        await using var db = await TestDatabase.CreateAsync(database);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, clients),
            new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = Ct },
            async (client, ct) =>
            {
                for (var i = 0; i < each; i++)
                {
                    var id = $"c{client}-{i}";
                    await db.Queue.RunAsync(FakeCase.Open(id), ct);
                    // every other client is refused in between, and a few throw: neither may cost a number
                    if (client % 2 == 0)
                        await db.Queue.RunAsync(RefusedWithNumber(id), ct);
                    if (client % 8 == 0)
                        await Should.ThrowAsync<InvalidOperationException>(() => db.Queue.RunAsync(ThrowsWithNumber(id), ct));
                    (await db.Queue.RunAsync(FakeCase.Register(id), ct)).Decision.IsAccepted.ShouldBeTrue();
                }
            }
        );

        await using var rows = db.NewContext();
        var numbers = await rows.RegisterLines.OrderBy(l => l.Number).Select(l => l.Number).ToListAsync(Ct);
        numbers.ShouldBe(Enumerable.Range(1, clients * each));
        (await rows.Registers.SingleAsync(Ct)).Last.ShouldBe(clients * each);
        (await db.Get<ChainCheck>().RunAsync(Ct)).ShouldBe(new ChainReport(clients * each, clients * each * 2, null));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sixty_four_clients_on_one_case_all_count(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);

        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => db.Queue.RunAsync(FakeCase.Note("c1", $"{i}"), Ct)));

        (await db.Reader.LoadAsync("c1", Ct))!.Version.ShouldBe(65);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Many_who_open_the_same_case_open_it_once(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);
        var open = new CommandRequest(
            "c1",
            true,
            (state, known, now) => state.Id.Length > 0 ? Decision.Nothing(state) : FakeCase.Open("c1").Decide(state, known, now)
        );

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => db.Queue.RunAsync(open, Ct)));

        (await db.Reader.LoadAsync("c1", Ct))!.Version.ShouldBe(1);
    }

    // SQLite has one process: two nodes are for PostgreSQL.
    [Fact]
    public async Task Two_nodes_share_the_books()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Postgres);
        await using var beside = db.Beside();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 60),
            new ParallelOptions { MaxDegreeOfParallelism = 20, CancellationToken = Ct },
            async (i, ct) =>
            {
                await (i % 2 == 0 ? db : beside).Queue.RunAsync(FakeCase.Open($"c{i}"), ct);
                // the other node takes the case up at once: it decides on what the first has stored
                (await (i % 2 == 0 ? beside : db).Queue.RunAsync(FakeCase.Register($"c{i}"), ct)).State!.Version.ShouldBe(2);
            }
        );

        await using var rows = db.NewContext();
        (await rows.RegisterLines.OrderBy(l => l.Number).Select(l => l.Number).ToListAsync(Ct)).ShouldBe(Enumerable.Range(1, 60));
    }

    private static CommandRequest RefusedWithNumber(string id) =>
        new(
            id,
            false,
            (_, known, _) =>
            {
                known.NextNumber("AGENDA", 2026);
                return known.Missing.Count > 0 ? Decision.Nothing(null) : Decision.Reject("no", "Tidak.");
            }
        );

    private static CommandRequest ThrowsWithNumber(string id) =>
        new(
            id,
            false,
            (_, known, _) =>
            {
                known.NextNumber("AGENDA", 2026);
                throw new InvalidOperationException("a bug");
            }
        );
}
