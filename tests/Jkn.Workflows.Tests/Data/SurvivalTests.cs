using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jkn.Workflows.Tests.Data;

/// <summary>
/// The database may fall, be killed at the wrong second or be shared by mistake: the process says so and goes on (operation.md 2).
/// </summary>
public class SurvivalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operation_2_1_terminated_backends_cost_the_waiting_commands_and_nothing_else()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Postgres);
        foreach (var i in Enumerable.Range(0, 8))
            await db.Queue.RunAsync(FakeCase.Open($"c{i}"), Ct);
        await db.Queue.RunAsync(FakeCase.Register("c0"), Ct);
        await using var holder = new NpgsqlConnection(db.Settings["Data:ConnectionString"] + ";Pooling=false");
        await holder.OpenAsync(Ct);
        await using var held = await holder.BeginTransactionAsync(Ct);
        await ExecuteAsync(holder, "SELECT * FROM registers FOR UPDATE");
        // each on a thread of its own: an idle writer works on the caller's
        var waiting = Enumerable.Range(1, 7).Select(i => Task.Run(() => db.Queue.RunAsync(FakeCase.Register($"c{i}"), Ct), Ct)).ToList();
        await Until.TrueAsync(async () => await CountAsync(holder) > 0, () => Task.FromResult("nobody waits"));

        await ExecuteAsync(
            holder,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        );
        await held.RollbackAsync(Ct);

        foreach (var one in waiting)
            await Record.ExceptionAsync(() => one);
        await Until.TrueAsync(async () => await RunsAsync(db, "c1"), () => Task.FromResult("no command runs again"), 20);
        (await db.Get<ChainCheck>().RunAsync(Ct)).First.ShouldBeNull();
    }

    [Fact]
    public async Task Operation_2_3_a_start_killed_in_a_migration_does_not_block_the_next()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await db.ExecuteAsync("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)");
        await db.ExecuteAsync("INSERT OR IGNORE INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-03-02')");

        await db.Database.MigrateAsync(_ => { }, Ct).WaitAsync(TimeSpan.FromSeconds(30), Ct);
    }

    [Fact]
    public async Task Operation_2_3_three_nodes_may_start_on_an_empty_database()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Postgres, migrate: false);
        await using var second = db.Beside();
        await using var third = db.Beside();

        await Task.WhenAll(new[] { db, second, third }.Select(node => Task.Run(() => node.Database.MigrateAsync(_ => { }, Ct), Ct)));

        (await db.Database.SchemaFaultAsync(Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Operation_2_5_a_second_server_on_one_file_is_refused_and_hears_who_is_first()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await using var other = db.Beside();
        using (db.Database.Occupy("proses 7 di loket-1"))
            Should.Throw<DatabaseInUseException>(() => other.Database.Occupy("x")).Message.ShouldContain("proses 7 di loket-1");

        using var free = other.Database.Occupy("proses 8 di loket-1");

        free.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Operation_2_6_ready_means_that_a_row_can_be_written(string database)
    {
        await using var db = await TestDatabase.CreateAsync(database);

        (await db.Get<StoreProbe>().RunAsync(Ct)).ShouldBeTrue();

        await db.ExecuteAsync("DROP TABLE probes");
        await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Get<StoreProbe>().RunAsync(Ct));
    }

    [Fact]
    public async Task Operation_1_a_foreign_key_ring_is_found_before_anything_is_read()
    {
        await using var db = await TestDatabase.CreateAsync(Databases.Sqlite);
        await db.Queue.RunAsync(FakeCase.Open("c1"), Ct);
        db.Get<CaseKeys>().Opens().ShouldBeTrue();
        Directory.Delete(Path.Combine(db.Folder, "keys"), recursive: true);
        await using var restored = TestDatabase.In(db.Folder);

        restored.Get<CaseKeys>().Opens().ShouldBeFalse();
    }

    private static async Task<bool> RunsAsync(TestDatabase db, string id) =>
        await Record.ExceptionAsync(() => db.Queue.RunAsync(FakeCase.Note(id, "again"), Ct)) is null;

    private static async Task<long> CountAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_locks WHERE NOT granted", connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
