using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests;

/// <summary>There is no model snapshot: this alone notices a forgotten migration. Order is left aside, since an added column sits last.</summary>
public class SchemaTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Migrated_and_modelled_schema_are_the_same(string database)
    {
        await using var migrated = await TestDatabase.CreateAsync(database);
        await using var modelled = await TestDatabase.CreateAsync(database, migrate: false);
        await using (var db = modelled.NewContext()) await db.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);

        (await DescribeAsync(migrated)).ShouldBe(await DescribeAsync(modelled), ignoreOrder: true);
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
            while (await rows.ReadAsync()) lines.Add(string.Join(" ", Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i))));
        }
        lines.Count.ShouldBeGreaterThan(200);
        return lines;
    }

    private const string Tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'";

    private static readonly string[] Sqlite =
    [
        $"SELECT 'column', t.name, c.name, c.type, c.\"notnull\", c.pk, c.dflt_value FROM ({Tables}) t JOIN pragma_table_info(t.name) c",
        $"SELECT 'table', t.name, t.wr FROM pragma_table_list t WHERE t.name IN ({Tables})",
        $"SELECT 'index', t.name, i.name, i.\"unique\", i.partial, (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x) FROM ({Tables}) t JOIN pragma_index_list(t.name) i",
    ];

    private static readonly string[] Postgres =
    [
        "SELECT 'column', table_name, column_name, data_type, is_nullable, column_default, is_identity FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
        "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%'",
        "SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid::regclass::text NOT LIKE '%\\_\\_EF%' AND connamespace = 'public'::regnamespace",
    ];
}
