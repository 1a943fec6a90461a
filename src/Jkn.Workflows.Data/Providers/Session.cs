using System.Data.Common;

namespace Jkn.Workflows.Data.Providers;

/// <summary>
/// One connection with its prepared commands. Writes go out at once, or, where the provider has batches (PostgreSQL), together
/// at <see cref="Flush"/>: one round trip instead of ten.
/// </summary>
internal sealed class Session(DbConnection connection) : IDisposable
{
    private readonly Dictionary<Sql, Statement> statements = [];
    private DbBatch? batch;

    public DbConnection Connection => connection;

    public void Run(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    public int Execute(Sql sql, params ReadOnlySpan<object?> values) => Of(sql).Execute(values);

    public object? Scalar(Sql sql, params ReadOnlySpan<object?> values) => Of(sql).Scalar(values);

    public object?[] Row(Sql sql, params ReadOnlySpan<object?> values) => Of(sql).Row(values);

    public DbDataReader Query(Sql sql, params ReadOnlySpan<object?> values) => Of(sql).Query(values);

    /// <summary>Writes now or at the next flush; nobody may need the outcome before that.</summary>
    public void Write(Sql sql, params ReadOnlySpan<object?> values)
    {
        if (!connection.CanCreateBatch)
        {
            Of(sql).Execute(values);
            return;
        }
        batch ??= connection.CreateBatch();
        var command = batch.CreateBatchCommand();
        command.CommandText = sql.Text;
        Sql.Fill(command.Parameters, command.CreateParameter, sql.Types);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        batch.BatchCommands.Add(command);
    }

    /// <summary>Sends what is waiting, with <paramref name="last"/> (COMMIT) behind it in the same round trip.</summary>
    public void Flush(string? last = null)
    {
        if (batch is null)
        {
            if (last is not null)
                Run(last);
            return;
        }
        if (last is not null)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = last;
            batch.BatchCommands.Add(command);
        }
        using var sending = batch;
        batch = null;
        sending.ExecuteNonQuery();
    }

    /// <summary>After a refusal or an error: what was not sent is forgotten.</summary>
    public void Forget()
    {
        batch?.Dispose();
        batch = null;
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        batch?.Dispose();
        connection.Dispose();
    }

    private Statement Of(Sql sql)
    {
        if (statements.TryGetValue(sql, out var statement))
            return statement;
        return statements[sql] = new Statement(connection, sql);
    }
}
