using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Commands;

/// <summary>Reads the journals of offices. Never through a writer's connection.</summary>
public sealed class OfficeReader
{
    private readonly Database database;
    private readonly OfficeStore store;

    internal OfficeReader(Database database, OfficeStore store) => (this.database, this.store) = (database, store);

    /// <summary>Where each journal ends now: one short query, by which a node sees that another one wrote.</summary>
    public async Task<IReadOnlyDictionary<string, OfficeHead>> HeadsAsync(CancellationToken ct)
    {
        await using var db = database.NewContext();
        return await db
            .OfficeHeads.AsNoTracking()
            .ToDictionaryAsync(h => h.Id, h => new OfficeHead(h.Id, h.Version, h.Hash), StringComparer.Ordinal, ct);
    }

    /// <summary>The office as of its last entry, with the head that it belongs to.</summary>
    public (OfficeState State, OfficeHead Head) Load(string office)
    {
        using var session = new Session(database.Open());
        if (session.Row(Database.FindOfficeHead, office) is not [long key, long version, byte[] hash])
            return (OfficeState.New(office), OfficeHead.None(office));
        var loaded = store.Load(session, office, key, version, hash);
        // entries that were added meanwhile are in the state and not in the head: the next look finds the head moved
        return (loaded.State, new(office, version, hash));
    }

    /// <summary>What happened in an office, newest first.</summary>
    public IReadOnlyList<(Stamp Stamp, IReadOnlyList<IEvent> Events)> History(string office)
    {
        using var session = new Session(database.Open());
        return session.Row(Database.FindOfficeHead, office) is [long key, long, byte[]]
            ? [.. store.Entries(session, office, key).Reverse()]
            : [];
    }
}
