using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Projections;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Data.Commands;

/// <summary>What a rebuild found: cases folded, and the first rows that differ, each as "table: was …" or "table: is …".</summary>
public sealed record RebuildReport(long Cases, IReadOnlyList<string> Differences);

/// <summary>Makes all rows anew from the journals, in one transaction, and says where they differ from those that stood there.</summary>
public sealed class RowsRebuild
{
    private const int Shown = 20;
    private static readonly Sql Heads = new("SELECT case_key, id, wrapped_key FROM case_heads ORDER BY case_key", "");

    private readonly CommandQueue queue;
    private readonly CaseKeys keys;
    private readonly Projector projector;

    internal RowsRebuild(CommandQueue queue, CaseKeys keys, Projector projector) =>
        (this.queue, this.keys, this.projector) = (queue, keys, projector);

    /// <summary>Runs on a writing thread: commands wait until it is done (PostgreSQL: those that touch the same rows).</summary>
    public Task<RebuildReport> RunAsync(CancellationToken ct) => queue.WriteAsync((writer, _) => Rebuild(writer.Session), ct);

    private RebuildReport Rebuild(Session session)
    {
        foreach (var table in projector.Tables.Keys)
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
            var dataKey = wrapped is null ? null : keys.Unwrap(id, wrapped);
            projector.Project(session, key, dataKey, CaseState.Empty, JournalStore.Fold(session, key, id, dataKey));
            session.Flush();
        }
        var differences = new List<string>();
        foreach (var (table, (columns, notOfState)) in projector.Tables)
        {
            var compared = string.Join(", ", columns.Except(notOfState));
            Compare(session, differences, $"{table}: was", $"SELECT {compared} FROM former_{table} EXCEPT SELECT {compared} FROM {table}");
            Compare(session, differences, $"{table}: is", $"SELECT {compared} FROM {table} EXCEPT SELECT {compared} FROM former_{table}");
            session.Run($"DROP TABLE former_{table}");
        }
        return new(heads.Count, differences);
    }

    private static void Compare(Session session, List<string> differences, string what, string query)
    {
        using var command = session.Connection.CreateCommand();
#pragma warning disable CA2100 // names of tables and columns come from the model
        command.CommandText = $"{query} LIMIT {Shown}";
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        while (rows.Read() && differences.Count < Shown)
            differences.Add(
                $"{what} {string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(i)))}"
            );
    }
}
