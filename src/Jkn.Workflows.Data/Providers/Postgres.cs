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

    private readonly NpgsqlDataSource source;

    public PostgresDatabase(string connectionString)
    {
        source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString)
            {
                // the same few dozen commands for ever: each is prepared on its second use
                MaxAutoPrepare = 128,
                AutoPrepareMinUsages = 2,
                // an answered command survives a power cut, whatever the server's default is
                Options = "-c synchronous_commit=on",
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
