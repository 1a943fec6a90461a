using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jkn.Workflows.Data.Providers;

/// <summary>
/// PostgreSQL: several nodes, several writers on each. Rows that two commands want are locked, the rest may clash and is decided again.
/// </summary>
public sealed class PostgresDatabase : Database
{
    private static readonly string[] Durability = ["fsync", "synchronous_commit", "full_page_writes"];

    private static readonly string[] PoolWords = ["Maximum Pool Size", "MaxPoolSize", "Max Pool Size"];

    /// <summary>Connections of a node unless the connection string says otherwise.</summary>
    private const int Pool = 40;

    private readonly NpgsqlDataSource source;
    private readonly string password;

    public PostgresDatabase(string connectionString)
    {
        password = new NpgsqlConnectionStringBuilder(connectionString).Password ?? "";
        var named = new DbConnectionStringBuilder { ConnectionString = connectionString };
        source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString)
            {
                // two nodes must fit into a server's hundred, with room for whoever repairs something
                MaxPoolSize = PoolWords.Select(w => named.TryGetValue(w, out var size) ? size : null).FirstOrDefault(s => s is not null)
                    is { } given
                    ? Convert.ToInt32(given, System.Globalization.CultureInfo.InvariantCulture)
                    : Pool,
                // the same few dozen commands for ever: each is prepared on its second use
                MaxAutoPrepare = 128,
                AutoPrepareMinUsages = 2,
                // an answered command survives a power cut, whatever the server's default is
                // who waits for a row longer than this waits for somebody who is not coming back
                Options = "-c synchronous_commit=on -c lock_timeout=15s",
            }
        );
    }

    internal override bool OneWriter => false;

    internal override Sql FindHead { get; } =
        new(
            """
            SELECT c.case_key, c.version, c.hash, c.wrapped_key, o.version, o.hash
            FROM case_heads c LEFT JOIN office_heads o ON o.id = @p1 WHERE c.id = @p0 FOR UPDATE OF c
            """,
            "tt"
        );

    internal override Sql FindOffice { get; } = new("SELECT office_key, version, hash FROM office_heads WHERE id = @p0 FOR UPDATE", "t");

    internal override Sql TakeRegister { get; } =
        new(
            """
            INSERT INTO registers (region, register, year, last) VALUES (@p0, @p1, @p2, 0)
            ON CONFLICT (region, register, year) DO UPDATE SET last = registers.last RETURNING last
            """,
            "tti"
        );

    internal override Sql? Lock { get; } = new("SELECT pg_advisory_xact_lock(@p0)", "l");

    internal override bool IsClash(DbException error) =>
        error.SqlState
            is PostgresErrorCodes.UniqueViolation
                or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.DeadlockDetected;

    /// <summary>
    /// One node at a time, whichever comes first: two that make the first tables at once would each find the other's. The lock is held in a
    /// transaction of its own connection, so that a killed node's goes with it, also behind a pooler.
    /// </summary>
    public override async Task MigrateAsync(Action<string> tell, CancellationToken ct)
    {
        await using var holder = await source.OpenConnectionAsync(ct);
        await using var transaction = await holder.BeginTransactionAsync(ct);
        for (var told = false; !await TakeAsync(holder, transaction, ct); told = true)
        {
            if (!told)
                tell("Menunggu: simpul lain sedang menyiapkan basis data ini.");
            await Task.Delay(TimeSpan.FromMilliseconds(250), ct);
        }
        await base.MigrateAsync(tell, ct);
    }

    private static async Task<bool> TakeAsync(NpgsqlConnection holder, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(7206481155)", holder, transaction);
        return await ask.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>
    /// By the installed pg_dump, in its own format: <c>pg_restore</c> brings it back. The password goes by the environment.
    /// </summary>
    public override async Task<string> BackupAsync(string folder, CancellationToken ct)
    {
        const string Name = "jkn.dump";
        var to = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        var start = new System.Diagnostics.ProcessStartInfo("pg_dump")
        {
            ArgumentList =
            {
                "--format=custom",
                $"--file={Path.Combine(folder, Name)}",
                $"--host={to.Host}",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--port={to.Port}"),
                $"--username={to.Username}",
                "--no-password",
                to.Database!,
            },
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = password },
        };
        try
        {
            using var dump = System.Diagnostics.Process.Start(start)!;
            var said = await dump.StandardError.ReadToEndAsync(ct);
            await dump.WaitForExitAsync(ct);
            return dump.ExitCode == 0 ? Name : throw new BackupFailedException($"pg_dump gagal: {said.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BackupFailedException(
                "pg_dump tidak ada di mesin ini. Pasang klien PostgreSQL yang sama barunya dengan server, atau cadangkan di servernya."
            );
        }
    }

    /// <summary>Waits until the server answers, for as long as it takes; another fault than its absence is the caller's.</summary>
    public override async Task WaitAsync(Action<string> tell, CancellationToken ct)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(ct);
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient || e.InnerException is System.Net.Sockets.SocketException)
            {
                tell($"PostgreSQL belum menjawab; dicoba lagi dalam {pause.TotalSeconds:0} detik.");
                await Task.Delay(pause, ct);
            }
        }
    }

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    public override void Use(DbContextOptionsBuilder options) => options.UseNpgsql(source);

    protected override void Use(DbContextOptionsBuilder options, DbConnection connection) => options.UseNpgsql(connection);

    public override DbConnection Open() => source.OpenConnection();

    public override IReadOnlyDictionary<string, string> DurabilityReadBack()
    {
        using var connection = Open();
        return Durability.ToDictionary(
            name => name,
            name =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT current_setting(@p0)";
                command.Parameters.Add(new NpgsqlParameter("p0", name));
                return (string)command.ExecuteScalar()!;
            }
        );
    }

    protected override void Dispose(bool disposing) => source.Dispose();
}
