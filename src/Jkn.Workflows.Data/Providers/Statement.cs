using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Data.Providers;

/// <summary>A command with its parameters, made once and run many times on one connection.</summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand command;
    private readonly SqliteStatement? direct;

    public Statement(DbConnection connection, Sql sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql.Text;
        Sql.Fill(command.Parameters, command.CreateParameter, sql.Types);
        if (connection is SqliteConnection sqlite) direct = new SqliteStatement(sqlite, sql);
    }

    /// <summary>Rows changed. Where SQLite was kept waiting too long, the driver's command goes on waiting.</summary>
    public int Execute(params ReadOnlySpan<object?> values) => direct?.Execute(values) ?? With(values).ExecuteNonQuery();

    public object? Scalar(params ReadOnlySpan<object?> values) => With(values).ExecuteScalar();

    public DbDataReader Query(params ReadOnlySpan<object?> values) => With(values).ExecuteReader();

    public void Dispose()
    {
        direct?.Dispose();
        command.Dispose();
    }

    private DbCommand With(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
