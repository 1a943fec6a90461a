using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Jkn.Workflows.Data.Providers;

/// <summary>SQLite: a file with a write-ahead log, or memory for walks. One process, one writer.</summary>
public sealed class SqliteDatabase : Database
{
    // An answered command survives a power cut: FULL syncs the log at each commit. Never less.
    // secure_delete: a destroyed key must not linger in the free bytes of its page.
    private const string Setup =
        "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        + "PRAGMA secure_delete=FAST; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000;";

    // In memory there is no log to read from beside a writer; readers must not wait for it.
    private const string MemorySetup =
        "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA read_uncommitted=ON;";

    private const string ReadOnlySetup = "PRAGMA busy_timeout=10000; PRAGMA query_only=ON;";

    private static readonly string[] Durability = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"];

    private readonly string connectionString;
    private readonly string setup;
    private readonly SqliteConnection? keepAlive;
    private readonly string? file;

    public SqliteDatabase(string connectionString)
    {
        this.connectionString = connectionString;
        var parts = new SqliteConnectionStringBuilder(connectionString);
        var inMemory = parts.Mode == SqliteOpenMode.Memory || parts.DataSource == ":memory:";
        setup =
            inMemory ? MemorySetup
            : parts.Mode == SqliteOpenMode.ReadOnly ? ReadOnlySetup
            : Setup;
        if (inMemory)
        {
            keepAlive = new SqliteConnection(connectionString);
            keepAlive.Open();
        }
        else
        {
            file = Path.GetFullPath(parts.DataSource);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        }
    }

    /// <summary>A database that lives as long as this object.</summary>
    public static SqliteDatabase InMemory() => new($"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared");

    internal override bool OneWriter => true;

    internal override Sql FindHead { get; } =
        new(
            """
            SELECT c.case_key, c.version, c.hash, c.wrapped_key, o.version, o.hash
            FROM case_heads c LEFT JOIN office_heads o ON o.id = @p1 WHERE c.id = @p0
            """,
            "tt"
        );

    internal override Sql FindOffice => FindOfficeHead;

    internal override Sql TakeRegister { get; } =
        new("SELECT last FROM registers WHERE region = @p0 AND register = @p1 AND year = @p2", "tti");

    internal override Sql? Lock => null;

    internal override bool IsClash(DbException error) => false;

    /// <summary>FAST leaves the pages that a large value gave back as they were; ON writes zeros over them.</summary>
    internal override void Erase(Session session, Action deletions)
    {
        session.Run("PRAGMA secure_delete=ON");
        try
        {
            deletions();
        }
        finally
        {
            session.Run("PRAGMA secure_delete=FAST");
        }
    }

    /// <summary>The log still has the page with the wrapped key: it is written back and cut.</summary>
    internal override void Scrub(Session session) => session.Run("PRAGMA wal_checkpoint(TRUNCATE)");

    /// <summary>VACUUM INTO: a copy as of one moment, also while commands are written.</summary>
    public override async Task<string> BackupAsync(string folder, CancellationToken ct)
    {
        const string Name = "jkn.db";
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.Add(new SqliteParameter("$to", Path.Combine(folder, Name)));
        try
        {
            await command.ExecuteNonQueryAsync(ct);
            return Name;
        }
        catch (SqliteException e)
        {
            throw new BackupFailedException($"Cadangan tidak dapat ditulis ke {folder}: {e.Message}");
        }
    }

    public override IDisposable? Occupy(string who) => file is null ? null : FileLock.Take(LockOf(file, "server"), who);

    private static string LockOf(string file, string what) =>
        Path.Combine(Path.GetDirectoryName(file)!, $"{what}-{Path.GetFileName(file)}.lock");

    /// <summary>
    /// Under a lock of the operating system, which a killed process cannot leave behind; what it left of EF's own lock (a row that nobody
    /// would ever delete) is cleared away.
    /// </summary>
    public override async Task MigrateAsync(Action<string> tell, CancellationToken ct)
    {
        using var alone = file is null ? null : await FileLock.WaitAsync(LockOf(file, "migrasi"), tell, ct);
        await using (var connection = Open())
        {
            await using var clear = connection.CreateCommand();
            clear.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
            if (await clear.ExecuteScalarAsync(ct) is 1L)
            {
                clear.CommandText = "DELETE FROM __EFMigrationsLock";
                await clear.ExecuteNonQueryAsync(ct);
            }
        }
        await base.MigrateAsync(tell, ct);
    }

    public override void Use(DbContextOptionsBuilder options) =>
        options
            .UseSqlite(connectionString)
            .AddInterceptors(new SetupEachConnection(setup))
            .ReplaceService<IMigrationsSqlGenerator, ClusteredTables>();

    protected override void Use(DbContextOptionsBuilder options, DbConnection connection) => options.UseSqlite(connection);

    public override DbConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = setup;
        command.ExecuteNonQuery();
        return connection;
    }

    public override IReadOnlyDictionary<string, string> DurabilityReadBack()
    {
        using var connection = Open();
        return Durability.ToDictionary(
            name => name,
            name =>
            {
                using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names are those above
                command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
                return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
            }
        );
    }

    protected override void Dispose(bool disposing)
    {
        keepAlive?.Dispose();
        if (keepAlive is null)
            SqliteConnection.ClearPool(new SqliteConnection(connectionString));
    }

    private sealed class SetupEachConnection(string setup) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // one of the two constants above
            command.CommandText = setup;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}

/// <summary>
/// Tables that are read in the order of their key lie in that order: without a rowid a deep page of an inbox of a million
/// costs what the first page of a thousand does.
/// </summary>
internal sealed class ClusteredTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private static readonly HashSet<string> Names =
    [
        "work_items",
        "case_lookup",
        "case_people",
        "case_words",
        "timers",
        "registers",
        "register_lines",
        "batch_lines",
        "letters",
        "account_roles",
    ];

    protected override void Generate(
        CreateTableOperation operation,
        IModel? model,
        MigrationCommandListBuilder builder,
        bool terminate = true
    )
    {
        if (!Names.Contains(operation.Name))
        {
            base.Generate(operation, model, builder, terminate);
            return;
        }
        base.Generate(operation, model, builder, terminate: false);
        builder.Append(" WITHOUT ROWID");
        if (!terminate)
            return;
        builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
        EndStatement(builder);
    }
}
