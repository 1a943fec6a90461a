using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Data.Commands;

/// <summary>An office as it was loaded: its integer key, the hash its journal ends with, its folded state.</summary>
internal sealed record LoadedOffice(long Key, byte[] Hash, OfficeState State);

/// <summary>Entries of offices as rows, and back; the folded states of those used last.</summary>
internal sealed class OfficeStore(CaseKeys keys)
{
    private const string Columns = "id, made_at, made_by, command, capacity, acting_for, events, sealed, hash";

    private static readonly Sql OfOffice = new($"SELECT {Columns} FROM office_journal WHERE id > @p0 AND id < @p1 ORDER BY id", "ll");
    private static readonly Sql Add = new(
        $"INSERT INTO office_journal ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)",
        "llttttbbb"
    );

    private readonly PersonKeys persons = new(keys);
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, LoadedOffice> cached = new(StringComparer.Ordinal);

    /// <summary>The name of an office's journal among those of cases: what its hashes begin with.</summary>
    public static string NameOf(string office) => $"office/{office}";

    public LoadedOffice Load(Session session, string office, long key, long version, byte[] hash)
    {
        if (cached.TryGetValue(office, out var known) && known.State.Version == version && known.Hash.AsSpan().SequenceEqual(hash))
            return known;
        var loaded = new LoadedOffice(key, hash, Fold(session, office, key));
        // entries that came since the head was read would not agree with it
        if (loaded.State.Version == version)
            cached[office] = loaded;
        return loaded;
    }

    public void Put(string office, LoadedOffice loaded) => cached[office] = loaded;

    public OfficeState Fold(Session session, string office, long key)
    {
        var state = OfficeState.New(office);
        foreach (var (stamp, events) in Entries(session, office, key))
            state = state.ApplyEntry(events, stamp);
        return state;
    }

    /// <summary>The whole journal, oldest first: tens of entries a month.</summary>
    public IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> Entries(Session session, string office, long key)
    {
        var entries = new List<JournalEntry>();
        using (var rows = session.Query(OfOffice, JournalStore.IdOf(key, 0), JournalStore.IdOf(key + 1, 0)))
        {
            while (rows.Read())
                entries.Add(JournalStore.Read(rows).Entry);
        }
        var found = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        return [.. entries.Select(entry => (entry.Stamp, OfficeEntryJson.Open(office, entry, KeyOf)))];

        byte[]? KeyOf(string account) => found.TryGetValue(account, out var key) ? key : found[account] = persons.Of(session, account);
    }

    public JournalEntry Seal(Session session, string office, long version, Stamp stamp, IReadOnlyList<OfficeEvent> events) =>
        OfficeEntryJson.Seal(office, version, stamp, events, account => persons.ForWriting(session, account));

    public static void Append(Session session, long key, JournalEntry entry, byte[] hash) =>
        JournalStore.Append(session, Add, key, entry, hash);
}
