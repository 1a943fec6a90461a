using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Jkn.Workflows.Data.Providers;

/// <summary>
/// A write that SQLite has prepared, its parameters bound by position. The driver's command looks each parameter up by name and makes a
/// reader for every run, which costs more than the write itself.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;

    public SqliteStatement(SqliteConnection connection, Sql sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(database, sql.Text, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        places = [.. Enumerable.Range(0, sql.Types.Length).Select(i => raw.sqlite3_bind_parameter_index(statement, $"@p{i}"))];
    }

    /// <summary>Rows changed; null when somebody else holds a lock longer than the busy time-out, and nothing was done.</summary>
    /// <exception cref="SqliteException">Anything else that went wrong.</exception>
    public int? Execute(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) Check(Bind(places[i], values[i]));
        var code = raw.sqlite3_step(statement);
        // gives the code of the step once more; the message stays for Check
        var reset = raw.sqlite3_reset(statement);
        if (code is raw.SQLITE_DONE or raw.SQLITE_ROW) return raw.sqlite3_changes(database);
        if (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED) return null;
        Check(reset == raw.SQLITE_OK ? code : reset);
        return null;
    }

    /// <summary>The first row's values (long, double, string, byte[] or null); an empty array when there is no row; null when kept waiting as above.</summary>
    /// <exception cref="SqliteException">Anything else that went wrong.</exception>
    public object?[]? Row(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) Check(Bind(places[i], values[i]));
        var code = raw.sqlite3_step(statement);
        var row = code == raw.SQLITE_ROW ? new object?[raw.sqlite3_column_count(statement)] : [];
        for (var i = 0; i < row.Length; i++) row[i] = Column(i);
        // an INSERT … RETURNING is done only when it was stepped to its end
        if (code == raw.SQLITE_ROW) code = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        if (code is raw.SQLITE_DONE or raw.SQLITE_ROW) return row;
        if (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED) return null;
        Check(reset == raw.SQLITE_OK ? code : reset);
        return null;
    }

    private object? Column(int i) => raw.sqlite3_column_type(statement, i) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, i),
        raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, i).utf8_to_string(),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, i).ToArray(),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, i),
        _ => null,
    };

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new NotSupportedException($"SQLite cannot be given a {value.GetType().Name}."),
    };

    private void Check(int code)
    {
        if (code == raw.SQLITE_OK) return;
        throw new SqliteException($"SQLite Error {code}: '{raw.sqlite3_errmsg(database).utf8_to_string()}'.", code & 0xff, raw.sqlite3_extended_errcode(database));
    }

    public void Dispose() => statement.Dispose();
}
