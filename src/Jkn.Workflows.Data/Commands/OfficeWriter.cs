using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Projections;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Offices;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Runs one command on an office inside a transaction that its caller opened: lock the journal's head, decide, write rows beside, append
/// entry and rows. The same road as <see cref="CaseWriter"/>, in tables of its own.
/// </summary>
internal sealed class OfficeWriter(Session session, Database database, OfficeStore store, OfficeProjector projector)
{
    private static readonly Savepoint Own = new("office");
    private static readonly Sql AddHead = new(
        "INSERT INTO office_heads (id, version, hash) VALUES (@p0, @p1, @p2) RETURNING office_key",
        "tlb"
    );
    private static readonly Sql MoveHead = new(
        "UPDATE office_heads SET version = @p1, hash = @p2 WHERE office_key = @p0 AND version = @p1 - 1",
        "llb"
    );

    /// <summary>True when the journal of the office still ends where the caller read it.</summary>
    public bool Stands(OfficeHead head) => head.Is(session.Row(Database.FindOfficeEnd, head.Office));

    public OfficeAnswer Run(OfficeRequest request, DateTimeOffset now)
    {
        var loaded = Load(request.Office);
        var before = loaded?.State ?? OfficeState.New(request.Office);
        var decision = request.Decide(before, now);
        if (!decision.IsAccepted || decision.Events.Count == 0)
            return new(decision, before);
        Own.Begin(session);
        try
        {
            if (request.Beside is { } beside && Beside(beside, now) is { } refusal)
            {
                Own.Undo(session);
                return new(OfficeDecision.Reject(refusal), before);
            }
            var after = Append(request.Office, loaded, before, decision);
            if (request.Abroad)
                Tell(request.Office, after.Version, decision.Stamp!);
            Own.Release(session);
            return new(decision with { After = after }, after);
        }
        catch (Exception error) when (error is not GroupLostException)
        {
            Own.Undo(session);
            throw;
        }
    }

    private LoadedOffice? Load(string office) =>
        session.Row(database.FindOffice, office) is [long key, long version, byte[] hash]
            ? store.Load(session, office, key, version, hash)
            : null;

    private OfficeState Append(string office, LoadedOffice? loaded, OfficeState before, OfficeDecision decision)
    {
        var version = before.Version + 1;
        var entry = store.Seal(session, office, version, decision.Stamp!, decision.Events);
        var hash = entry.HashAfter(loaded?.Hash ?? JournalEntry.Origin, OfficeStore.NameOf(office));
        var after = decision.After! with { Version = version };
        var key = loaded?.Key ?? (long)session.Scalar(AddHead, office, version, hash)!;
        if (loaded is not null && session.Execute(MoveHead, key, version, hash) != 1)
            throw new InvalidOperationException($"The journal of office {office} moved under its lock.");
        OfficeStore.Append(session, key, entry, hash);
        projector.Project(session, before, after);
        store.Put(office, new(key, hash, after));
        return after;
    }

    /// <summary>The installation's own journal names the entry in the region's.</summary>
    private void Tell(string office, long version, Stamp stamp)
    {
        var loaded = Load(RoleRules.Installation);
        var before = loaded?.State ?? OfficeState.New(RoleRules.Installation);
        var on = new OfficeDeciding(before, new(stamp.By, "", RoleRules.Installation, []), "", stamp.At, stamp.Command);
        on.Emit(new OfficeEvent.ActedInRegion(office, stamp.Command, version));
        Append(RoleRules.Installation, loaded, before, on.Accept());
    }

    private Rejection? Beside(Func<AppDb, DateTimeOffset, Rejection?> beside, DateTimeOffset now)
    {
        using var db = database.NewContext(session.Connection);
        return beside(db, now);
    }
}
