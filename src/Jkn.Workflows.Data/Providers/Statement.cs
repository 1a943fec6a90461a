using System.Data.Common;

namespace Jkn.Workflows.Data.Providers;

/// <summary>A command with its parameters, made once and run many times on one connection.</summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand command;

    public Statement(DbConnection connection, Sql sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql.Text;
        Sql.Fill(command.Parameters, command.CreateParameter, sql.Types);
    }

    public int Execute(params ReadOnlySpan<object?> values) => With(values).ExecuteNonQuery();

    public object? Scalar(params ReadOnlySpan<object?> values) => With(values).ExecuteScalar();

    public DbDataReader Query(params ReadOnlySpan<object?> values) => With(values).ExecuteReader();

    public void Dispose() => command.Dispose();

    private DbCommand With(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
