using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Setup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// Every test of the store runs on each database. SQLite always; PostgreSQL when JKN_POSTGRES names a server on which databases may be
/// made, else it is skipped with that reason (JKN_REQUIRE_ALL=1: it fails).
/// </summary>
public static class Databases
{
    public const string Sqlite = "Sqlite",
        Postgres = "Postgres";

    public static TheoryData<string> All => [Sqlite, Postgres];
}

/// <summary>An empty, migrated database with everything that AddData gives; gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string? server;
    private readonly string name;
    private readonly bool mine;

    private TestDatabase(string database, string folder, string name, string? server, bool mine = true)
    {
        (Folder, this.name, this.server, this.mine) = (folder, name, server, mine);
        Settings = SettingsOf(database, folder, name, server);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new FixedTime(Start))
            .AddSingleton<OfficeClock>(provider => new(new AheadOf(provider.GetRequiredService<TimeProvider>(), () => OfficeAhead)))
            .AddData(configuration)
            .BuildServiceProvider();
    }

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Database file (SQLite) and key ring lie here.</summary>
    public string Folder { get; }

    /// <summary>What a server needs to work on this database.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }
    public bool IsSqlite => server is null;

    /// <summary>The machine's clock, and the office's unless that is <see cref="OfficeAhead"/> of it.</summary>
    public FixedTime Time => (FixedTime)Get<TimeProvider>();
    public TimeSpan OfficeAhead { get; set; }
    public CommandQueue Queue => Get<CommandQueue>();
    public CaseReader Reader => Get<CaseReader>();
    public Database Database => Get<Database>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public AppDb NewContext()
    {
        var options = new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder<AppDb>();
        Database.Use(options);
        return new AppDb(options.Options);
    }

    public static async Task<TestDatabase> CreateAsync(string database, bool migrate = true)
    {
        var name = $"jkn_test_{Guid.NewGuid():N}";
        var folder = Directory.CreateTempSubdirectory("jkn-test-").FullName;
        var server = database == Databases.Postgres ? await CreateOnServerAsync(name) : null;
        var found = new TestDatabase(database, folder, name, server);
        if (migrate)
            await DataSetup.PrepareAsync(found.services, TestContext.Current.CancellationToken);
        return found;
    }

    /// <summary>A second node on the same database and key ring.</summary>
    public TestDatabase Beside() => new(IsSqlite ? Databases.Sqlite : Databases.Postgres, Folder, name, server, mine: false);

    /// <summary>What another process left in a folder (SQLite). The folder stays.</summary>
    public static TestDatabase In(string folder) => new(Databases.Sqlite, folder, "", null, mine: false);

    private static Dictionary<string, string?> SettingsOf(string database, string folder, string name, string? server)
    {
        var settings = new Dictionary<string, string?> { ["Data:Provider"] = database, ["Data:Folder"] = folder };
        if (server is not null)
            settings["Data:ConnectionString"] = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        return settings;
    }

    private static async Task<string> CreateOnServerAsync(string name)
    {
        var server = Environment.GetEnvironmentVariable("JKN_POSTGRES");
        if (string.IsNullOrEmpty(server))
        {
            const string reason = "PostgreSQL: JKN_POSTGRES is not set.";
            if (Environment.GetEnvironmentVariable("JKN_REQUIRE_ALL") == "1")
                Assert.Fail(reason);
            Assert.Skip(reason);
        }
        await RunAsync(server!, $"CREATE DATABASE {name}");
        return server!;
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (!mine)
            return;
        if (server is not null)
            await RunAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        Directory.Delete(Folder, true);
    }

    private sealed class AheadOf(TimeProvider machine, Func<TimeSpan> ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + ahead();
    }
}
