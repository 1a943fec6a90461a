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
        if (connection is SqliteConnection sqlite)
            direct = new SqliteStatement(sqlite, sql);
    }

    /// <summary>Rows changed. Where SQLite was kept waiting too long, the driver's command goes on waiting.</summary>
    public int Execute(params ReadOnlySpan<object?> values) => direct?.Execute(values) ?? With(values).ExecuteNonQuery();

    /// <summary>The first row's first value; null when there is no row.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values) => Row(values) is [var first, ..] ? first : null;

    /// <summary>The first row's values, null for NULL; empty when there is no row.</summary>
    public object?[] Row(params ReadOnlySpan<object?> values)
    {
        if (direct?.Row(values) is { } found)
            return found;
        using var reader = With(values).ExecuteReader(System.Data.CommandBehavior.SingleRow);
        if (!reader.Read())
            return [];
        var row = new object?[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
        return row;
    }

    public DbDataReader Query(params ReadOnlySpan<object?> values) => With(values).ExecuteReader();

    public void Dispose()
    {
        direct?.Dispose();
        command.Dispose();
    }

    private DbCommand With(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
