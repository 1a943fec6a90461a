using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Data.Commands;

/// <summary>What a rebuild found: cases folded, and the first rows that differ, each as "table: was …" or "table: is …".</summary>
public sealed record RebuildReport(long Cases, IReadOnlyList<string> Differences)
{
    public long Offices { get; init; }
}

/// <summary>Makes all rows anew from the journals, in one transaction, and says where they differ from those that stood there.</summary>
public sealed class RowsRebuild
{
    private const int Shown = 20;
    private static readonly Sql OfficeHeads = new("SELECT office_key, id FROM office_heads ORDER BY office_key", "");
    private static readonly Sql Heads = new("SELECT case_key, id, wrapped_key FROM case_heads ORDER BY case_key", "");

    private readonly CommandQueue queue;
    private readonly WriterParts parts;

    internal RowsRebuild(CommandQueue queue, WriterParts parts) => (this.queue, this.parts) = (queue, parts);

    /// <summary>Runs on a writing thread: commands wait until it is done (PostgreSQL: those that touch the same rows).</summary>
    public Task<RebuildReport> RunAsync(CancellationToken ct) => queue.WriteAsync((writer, _) => Rebuild(writer.Session), ct);

    private RebuildReport Rebuild(Session session)
    {
        var tables = parts.Projector.Tables.ToDictionary();
        foreach (var (name, columns) in parts.OfficeProjector.Tables)
            tables[name] = (columns, []);
        foreach (var table in tables.Keys)
        {
            session.Run($"DROP TABLE IF EXISTS former_{table}");
            session.Run($"CREATE TEMPORARY TABLE former_{table} AS SELECT * FROM {table}");
            session.Run($"DELETE FROM {table}");
        }
        var heads = new List<(long Key, string Id, byte[]? Wrapped)>();
        using (var rows = session.Query(Heads))
        {
            while (rows.Read())
                heads.Add((rows.GetInt64(0), rows.GetString(1), rows.IsDBNull(2) ? null : (byte[])rows.GetValue(2)));
        }
        foreach (var (key, id, wrapped) in heads)
        {
            var dataKey = wrapped is null ? null : parts.Keys.Unwrap(id, wrapped);
            parts.Projector.Project(session, key, dataKey, CaseState.Empty, JournalStore.Fold(session, key, id, dataKey));
            session.Flush();
        }
        var offices = Offices(session);
        var differences = new List<string>();
        foreach (var (table, (columns, notOfState)) in tables)
        {
            var compared = string.Join(", ", columns.Except(notOfState));
            Compare(session, differences, $"{table}: was", $"SELECT {compared} FROM former_{table} EXCEPT SELECT {compared} FROM {table}");
            Compare(session, differences, $"{table}: is", $"SELECT {compared} FROM {table} EXCEPT SELECT {compared} FROM former_{table}");
            session.Run($"DROP TABLE former_{table}");
        }
        return new(heads.Count, differences) { Offices = offices };
    }

    private int Offices(Session session)
    {
        var heads = new List<(long Key, string Id)>();
        using (var rows = session.Query(OfficeHeads))
        {
            while (rows.Read())
                heads.Add((rows.GetInt64(0), rows.GetString(1)));
        }
        foreach (var (key, id) in heads)
        {
            parts.OfficeProjector.Project(session, OfficeState.New(id), parts.Offices.Fold(session, id, key));
            session.Flush();
        }
        return heads.Count;
    }

    private static void Compare(Session session, List<string> differences, string what, string query)
    {
        using var command = session.Connection.CreateCommand();
#pragma warning disable CA2100 // names of tables and columns come from the model
        command.CommandText = $"{query} LIMIT {Shown}";
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        while (rows.Read() && differences.Count < Shown)
            differences.Add($"{what} {string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(i => Readable(rows.GetValue(i))))}");
    }

    private static object Readable(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : value;
}
