using System.Data.Common;
using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Data.Commands;

/// <summary>Journal entries as rows, and back.</summary>
internal static class JournalStore
{
    private const string Columns = "version, made_at, made_by, command, capacity, acting_for, events, sealed, hash";

    public static readonly Sql OfCase = new($"SELECT {Columns} FROM case_journal WHERE case_key = @p0 ORDER BY version", "l");

    /// <summary>The whole journal, case by case, with the case's key in the last column.</summary>
    public static readonly Sql OfAll = new($"SELECT {Columns}, case_key FROM case_journal ORDER BY case_key, version", "");

    private static readonly Sql Add = new(
        $"INSERT INTO case_journal (case_key, {Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)", "lllttttbbb");

    /// <summary>The place that an entry's personal data is bound to.</summary>
    private static string Place(string caseId, long version) => $"{caseId}/{version}";

    public static JournalEntry Seal(string caseId, long version, Stamp stamp, IReadOnlyList<IEvent> events, byte[] dataKey)
    {
        var (clear, personal) = EntryJson.Write(events);
        return new(version, stamp, clear, personal is null ? null : Box.Seal(dataKey, personal, Place(caseId, version)));
    }

    public static IReadOnlyList<IEvent> Open(string caseId, JournalEntry entry, byte[]? dataKey) => EntryJson.Read(entry.Events,
        entry.Sealed is null || dataKey is null ? null : Box.Open(dataKey, entry.Sealed, Place(caseId, entry.Version)));

    public static void Append(Session session, long caseKey, JournalEntry entry, byte[] hash) => session.Write(Add, caseKey, entry.Version,
        entry.Stamp.At.ToUnixTimeMilliseconds(), entry.Stamp.By, entry.Stamp.Command, entry.Stamp.Capacity, entry.Stamp.ActingFor, entry.Events, entry.Sealed, hash);

    public static (JournalEntry Entry, byte[] Hash) Read(DbDataReader row) => (
        new JournalEntry(row.GetInt64(0),
            new Stamp(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5)),
            (byte[])row.GetValue(6), row.IsDBNull(7) ? null : (byte[])row.GetValue(7)),
        (byte[])row.GetValue(8));

    public static JournalEntry Read(JournalRow row) =>
        new(row.Version, new Stamp(row.MadeAt, row.MadeBy, row.Command, row.Capacity, row.ActingFor), row.Events, row.Sealed);

    public static CaseState Fold(Session session, long caseKey, string caseId, byte[]? dataKey)
    {
        var state = CaseState.Empty;
        using var rows = session.Query(OfCase, caseKey);
        while (rows.Read())
        {
            var (entry, _) = Read(rows);
            state = state.ApplyEntry(Open(caseId, entry, dataKey), entry.Stamp);
        }
        return state;
    }
}
