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
    private const string Columns = "id, made_at, made_by, command, capacity, acting_for, events, sealed, hash";

    public static readonly Sql OfCase = new($"SELECT {Columns} FROM case_journal WHERE id > @p0 AND id < @p1 ORDER BY id", "ll");

    private static readonly Sql Add = new(
        $"INSERT INTO case_journal ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)",
        "llttttbbb"
    );

    /// <summary>The place that an entry's personal data is bound to.</summary>
    private static string Place(string caseId, long version) => $"{caseId}/{version}";

    public static JournalEntry Seal(string caseId, long version, Stamp stamp, IReadOnlyList<IEvent> events, byte[] dataKey)
    {
        var (clear, personal) = EntryJson.Write(events);
        return new(version, stamp, PackedText.Pack(clear), personal is null ? null : Box.Seal(dataKey, personal, Place(caseId, version)));
    }

    public static IReadOnlyList<IEvent> Open(string caseId, JournalEntry entry, byte[]? dataKey) =>
        EntryJson.Read(
            PackedText.Unpack(entry.Events),
            entry.Sealed is null || dataKey is null ? null : Box.Open(dataKey, entry.Sealed, Place(caseId, entry.Version))
        );

    public static void Append(Session session, long caseKey, JournalEntry entry, byte[] hash) => Append(session, Add, caseKey, entry, hash);

    public static void Append(Session session, Sql add, long key, JournalEntry entry, byte[] hash) =>
        session.Write(
            add,
            IdOf(key, entry.Version),
            entry.Stamp.At.ToUnixTimeMilliseconds(),
            entry.Stamp.By,
            entry.Stamp.Command,
            entry.Stamp.Capacity,
            entry.Stamp.ActingFor,
            entry.Events,
            entry.Sealed,
            hash
        );

    public static (JournalEntry Entry, byte[] Hash) Read(DbDataReader row) =>
        (
            new JournalEntry(
                row.GetInt64(0) % JournalRow.Span,
                new Stamp(
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
                    row.GetString(2),
                    row.GetString(3),
                    row.IsDBNull(4) ? null : row.GetString(4),
                    row.IsDBNull(5) ? null : row.GetString(5)
                ),
                (byte[])row.GetValue(6),
                row.IsDBNull(7) ? null : (byte[])row.GetValue(7)
            ),
            (byte[])row.GetValue(8)
        );

    /// <summary>Where an entry stands; with version 0 what lies before all entries of the case.</summary>
    public static long IdOf(long caseKey, long version) =>
        version < JournalRow.Span
            ? caseKey * JournalRow.Span + version
            : throw new InvalidOperationException($"A journal has no more than {JournalRow.Span - 1} entries.");

    public static JournalEntry Read(EntryRow row) =>
        new(row.Version, new Stamp(row.MadeAt, row.MadeBy, row.Command, row.Capacity, row.ActingFor), row.Events, row.Sealed);

    public static CaseState Fold(Session session, long caseKey, string caseId, byte[]? dataKey)
    {
        var state = CaseState.Empty;
        using var rows = session.Query(OfCase, IdOf(caseKey, 0), IdOf(caseKey + 1, 0));
        while (rows.Read())
        {
            var (entry, _) = Read(rows);
            state = state.ApplyEntry(Open(caseId, entry, dataKey), entry.Stamp);
        }
        return state;
    }
}
