using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Jkn.Workflows.Data.Providers;

/// <summary>
/// A write that SQLite has prepared, its parameters bound by position. The driver's command looks each parameter up by name and makes a
/// reader for every run, which costs more than the write itself.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    // Values lie here while the statement runs. What is larger, a scan, is copied by SQLite instead and not kept.
    private const int Most = 64 * 1024;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(1024, pinned: true);

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
        Bind(values);
        var code = raw.sqlite3_step(statement);
        // gives the code of the step once more; the message stays for Check
        var reset = raw.sqlite3_reset(statement);
        if (code is raw.SQLITE_DONE or raw.SQLITE_ROW)
            return raw.sqlite3_changes(database);
        if (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            return null;
        Check(reset == raw.SQLITE_OK ? code : reset);
        return null;
    }

    /// <summary>
    /// The first row's values (long, double, string, byte[] or null); an empty array when there is no row; null when kept waiting as above.
    /// </summary>
    /// <exception cref="SqliteException">Anything else that went wrong.</exception>
    public object?[]? Row(ReadOnlySpan<object?> values)
    {
        Bind(values);
        var code = raw.sqlite3_step(statement);
        var row = code == raw.SQLITE_ROW ? new object?[raw.sqlite3_column_count(statement)] : [];
        for (var i = 0; i < row.Length; i++)
            row[i] = Column(i);
        // an INSERT … RETURNING is done only when it was stepped to its end
        if (code == raw.SQLITE_ROW)
            code = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        if (code is raw.SQLITE_DONE or raw.SQLITE_ROW)
            return row;
        if (code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            return null;
        Check(reset == raw.SQLITE_OK ? code : reset);
        return null;
    }

    private object? Column(int i) =>
        raw.sqlite3_column_type(statement, i) switch
        {
            raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, i),
            raw.SQLITE_TEXT => raw.sqlite3_column_text(statement, i).utf8_to_string(),
            raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, i).ToArray(),
            raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, i),
            _ => null,
        };

    private void Bind(ReadOnlySpan<object?> values)
    {
        var size = 0;
        foreach (var value in values)
            size += Size(value);
        if (size > buffer.Length)
            buffer = GC.AllocateUninitializedArray<byte>(size * 2, pinned: true);
        var (handle, used) = (statement.DangerousGetHandle(), 0);
        for (var i = 0; i < values.Length; i++)
            Check(Bind(handle, places[i], values[i], ref used));
    }

    /// <summary>Room that a value may take in the buffer.</summary>
    private static int Size(object? value) =>
        value switch
        {
            string text when text.Length * 3 <= Most => text.Length * 3,
            byte[] bytes when bytes.Length <= Most => bytes.Length,
            _ => 0,
        };

    private unsafe int Bind(nint handle, int place, object? value, ref int used)
    {
        switch (value)
        {
            case null:
                return SqliteCalls.sqlite3_bind_null(handle, place);
            case long number:
                return SqliteCalls.sqlite3_bind_int64(handle, place, number);
            case int number:
                return SqliteCalls.sqlite3_bind_int64(handle, place, number);
            case bool flag:
                return SqliteCalls.sqlite3_bind_int64(handle, place, flag ? 1 : 0);
            case string text:
                if (text.Length * 3 > Most)
                    return raw.sqlite3_bind_text(statement, place, text);
                var written = Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
                used += written;
                return SqliteCalls.sqlite3_bind_text(handle, place, At(used - written), written, SqliteCalls.Stays);
            case byte[] bytes:
                if (bytes.Length > Most)
                    return raw.sqlite3_bind_blob(statement, place, bytes);
                bytes.CopyTo(buffer.AsSpan(used));
                used += bytes.Length;
                return SqliteCalls.sqlite3_bind_blob(handle, place, At(used - bytes.Length), bytes.Length, SqliteCalls.Stays);
            default:
                throw new NotSupportedException($"SQLite cannot be given a {value.GetType().Name}.");
        }
    }

    // the array is pinned for its life
    private unsafe byte* At(int place) => (byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(buffer, place);

    private void Check(int code)
    {
        if (code == raw.SQLITE_OK)
            return;
        throw new SqliteException(
            $"SQLite Error {code}: '{raw.sqlite3_errmsg(database).utf8_to_string()}'.",
            code & 0xff,
            raw.sqlite3_extended_errcode(database)
        );
    }

    public void Dispose() => statement.Dispose();
}
