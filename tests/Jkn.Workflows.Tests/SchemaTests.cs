using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jkn.Workflows.Tests;

/// <summary>
/// There is no model snapshot: this alone notices a forgotten migration. Order is left aside, since an added column sits last.
/// </summary>
public class SchemaTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Migrated_and_modelled_schema_are_the_same(string database)
    {
        await using var migrated = await TestDatabase.CreateAsync(database);
        await using var modelled = await TestDatabase.CreateAsync(database, migrate: false);
        await using (var db = modelled.NewContext())
            await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);

        (await DescribeAsync(migrated)).ShouldBe(await DescribeAsync(modelled), ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_an_older_schema_held_is_there_after_the_migration(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var older = await TestDatabase.CreateAsync(database, migrate: false);
        await using var db = older.NewContext();
        await MigrateBeforeAsync(db, "0030", ct);
        const string Bytes = "(SELECT hash FROM case_heads WHERE case_key = 7)";
        await older.ExecuteAsync(
            $"INSERT INTO case_heads (case_key, id, version, hash) VALUES (7, 'c7', 2, {(older.IsSqlite ? "x'0102'" : "'\\x0102'")})"
        );
        foreach (var version in new[] { 2, 1 })
            await older.ExecuteAsync(
                $"INSERT INTO case_journal (case_key, version, made_at, made_by, command, events, hash) VALUES (7, "
                    + $"{version}, {version}, 'orang', 'Catat', {Bytes}, {Bytes})"
            );
        await older.ExecuteAsync(
            "INSERT INTO timers (case_key, kind, timer_key, case_id, due_at, ready_at, attempts) VALUES (7, 'clock', 'k#1',"
                + " 'c7', 5000, 6000, 1)"
        );

        await db.Database.MigrateAsync(ct);

        (await db.Journal.OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(ct)).ShouldBe([
            7 * JournalRow.Span + 1,
            7 * JournalRow.Span + 2,
        ]);
        var entry = await db.Journal.OrderBy(e => e.Id).FirstAsync(ct);
        (entry.CaseKey, entry.Version, entry.MadeAt.ToUnixTimeMilliseconds(), entry.MadeBy, entry.Hash.Length).ShouldBe(
            (7L, 1L, 1L, "orang", 2)
        );
        var timer = await db.Timers.SingleAsync(ct);
        (
            timer.CaseKey,
            timer.TimerKey,
            timer.DueAt.ToUnixTimeMilliseconds(),
            timer.ReadyAt.ToUnixTimeMilliseconds(),
            timer.Attempts
        ).ShouldBe((7L, "k#1", 5000L, 6000L, 1));
    }

    /// <summary>EF's own way to a named migration wants names that begin with a time; ours begin with a number.</summary>
    private static async Task MigrateBeforeAsync(AppDb db, string name, CancellationToken ct)
    {
        var (known, sql, history) = (
            db.GetService<IMigrationsAssembly>(),
            db.GetService<IMigrationsSqlGenerator>(),
            db.GetService<IHistoryRepository>()
        );
        await history.CreateIfNotExistsAsync(ct);
        foreach (var (id, type) in known.Migrations.Where(m => string.CompareOrdinal(m.Key, name) < 0))
        {
            foreach (var command in sql.Generate(known.CreateMigration(type, db.Database.ProviderName!).UpOperations))
                await db.Database.ExecuteSqlRawAsync(command.CommandText, ct);
            await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(new HistoryRow(id, "10")), ct);
        }
    }

    private static async Task<List<string>> DescribeAsync(TestDatabase db)
    {
        var lines = new List<string>();
        await using var connection = db.Database.Open();
        foreach (var query in db.IsSqlite ? Sqlite : Postgres)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query;
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                lines.Add(string.Join(" ", Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i))));
        }
        lines.Count.ShouldBeGreaterThan(200);
        return lines;
    }

    private const string Tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";

    private static readonly string[] Sqlite =
    [
        $"SELECT 'column', t.name, c.name, c.type, c.\"notnull\", c.pk, c.dflt_value FROM ({Tables}) t JOIN pragma_table_info(t.name) c",
        $"SELECT 'table', t.name, t.wr FROM pragma_table_list t WHERE t.name IN ({Tables})",
        $"SELECT 'index', t.name, i.name, i.\"unique\", i.partial, (SELECT group_concat(x.name) FROM "
            + $"pragma_index_info(i.name) x) FROM ({Tables}) t JOIN pragma_index_list(t.name) i",
    ];

    private static readonly string[] Postgres =
    [
        "SELECT 'column', table_name, column_name, data_type, is_nullable, column_default, is_identity FROM "
            + "information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
        "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'",
        "SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid::regclass::text NOT "
            + "LIKE '%\\_\\_EF%' AND connamespace = 'public'::regnamespace",
    ];
}
