using Jkn.Workflows.Data.Journals;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Data.Commands;

internal sealed partial class CaseWriter
{
    private static readonly Sql AddHead = new(
        "INSERT INTO case_heads (id, version, hash, wrapped_key) VALUES (@p0, @p1, @p2, @p3) RETURNING case_key",
        "tlbb"
    );
    private static readonly Sql MoveHead = new(
        "UPDATE case_heads SET version = @p1, hash = @p2 "
            + "WHERE case_key = @p0 AND version = @p1 - 1 AND hash = @p3 AND wrapped_key IS NOT NULL",
        "llbb"
    );
    private static readonly Sql DropKey = new("UPDATE case_heads SET wrapped_key = NULL WHERE case_key = @p0", "l");
    private static readonly Sql DropContents = new(
        "DELETE FROM file_contents WHERE id IN (SELECT id FROM files WHERE case_key = @p0)",
        "l"
    );
    private static readonly Sql DropNames = new("UPDATE files SET sealed_name = NULL WHERE case_key = @p0", "l");

    // a paper's scans, also those that a later one replaced, and the one it names wherever that was uploaded
    private const string Scans = "case_key = @p0 AND (purpose = @p1 OR id = @p2)";
    private static readonly Sql DropScanContents =
            new($"DELETE FROM file_contents WHERE id IN (SELECT id FROM files WHERE {Scans})", "ltt"),
        DropScans = new($"DELETE FROM files WHERE {Scans}", "ltt");
    private static readonly Sql MoveRegister = new(
        """
        INSERT INTO registers (region, register, year, last) VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT (region, register, year) DO UPDATE SET last = excluded.last
        """,
        "ttii"
    );
    private static readonly Sql AddEffect = new(
        "INSERT INTO outbox (case_id, kind, key, payload, created_at, ready_at, attempts, dead) "
            + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, 0, @p6)",
        "ttttllf"
    );

    /// <summary>Null when the case is no longer what it was when it was loaded; nothing was written then.</summary>
    private LoadedCase? Append(
        CommandRequest request,
        LoadedCase? loaded,
        CaseState before,
        Decision decision,
        Known known,
        DateTimeOffset now
    )
    {
        var written =
            decision.Events.Count == 0
                ? loaded ?? throw new InvalidOperationException("An effect needs a case.")
                : AppendEntry(request.CaseId, loaded, before, decision);
        if (written is null)
            return null;
        foreach (var ((register, year), count) in known.Taken)
            session.Write(MoveRegister, written.State.Region, register, year, lasts[(register, year)] + count);
        foreach (var effect in decision.Effects)
            session.Write(
                AddEffect,
                request.CaseId,
                effect.Kind,
                effect.Key,
                effect.Payload,
                now.ToUnixTimeMilliseconds(),
                MachineNow.ToUnixTimeMilliseconds(),
                false
            );
        if (
            decision.Effects.Count > 0
            || !ReferenceEquals(before.Clocks, written.State.Clocks)
            || !ReferenceEquals(before.Flow.Bookmarks, written.State.Flow.Bookmarks)
        )
            Woke = true;
        cache.Put(written);
        return written;
    }

    private LoadedCase? AppendEntry(string id, LoadedCase? loaded, CaseState before, Decision decision)
    {
        var stamp = decision.Stamp ?? throw new InvalidOperationException("Facts need a stamp.");
        if (stamp.At.Ticks % TimeSpan.TicksPerMillisecond != 0)
            throw new InvalidOperationException("The stamp's instant is not the one that was given.");
        var (dataKey, wrapped) = loaded is null ? keys.Create(id) : (loaded.DataKey!, null);
        var version = before.Version + 1;
        var entry = JournalStore.Seal(id, version, stamp, decision.Events, dataKey);
        var hash = entry.HashAfter(loaded?.Hash ?? JournalEntry.Origin, id);
        var after = decision.After is { } folded ? folded with { Version = version } : before.ApplyEntry(decision.Events, stamp);
        if (loaded is null && after.Id != id)
            throw new InvalidOperationException($"Case {id} was opened as '{after.Id}'.");

        var key = loaded?.Key ?? (long)session.Scalar(AddHead, id, version, hash, wrapped)!;
        if (loaded is not null && !Move(loaded, version, hash))
            return null;
        JournalStore.Append(session, key, entry, hash);
        if (decision.Events.OfType<CaseEvent.DataDestroyed>().Any())
            return Destroy(new(id, key, hash, null, before), entry);
        foreach (var gone in decision.Events.OfType<CaseEvent.PapersDestroyed>())
            Destroy(key, gone.Codes, before);
        var row = projector.Project(session, key, dataKey, before, after, loaded?.Row);
        return new(id, key, hash, dataKey, after, row);
    }

    /// <summary>
    /// The head follows only from where the case was loaded. Where it was read under a lock (PostgreSQL), nobody can have moved it.
    /// </summary>
    private bool Move(LoadedCase loaded, long version, byte[] hash)
    {
        if (database.OneWriter)
            return session.Execute(MoveHead, loaded.Key, version, hash, loaded.Hash) == 1;
        session.Write(MoveHead, loaded.Key, version, hash, loaded.Hash);
        return true;
    }

    /// <summary>The case's key lives on, so the sealed bytes themselves must go: they are overwritten where the database can.</summary>
    private void Destroy(long key, IEnumerable<string> codes, CaseState before)
    {
        database.Erase(
            session,
            () =>
            {
                foreach (var code in codes)
                {
                    var purpose = FilePurpose.Document(code);
                    var scans = before.Documents.Where(d => DocumentEntry.CodeOf(d.Key) == code).Select(d => d.Value.FileId ?? "");
                    foreach (var named in scans.DefaultIfEmpty(""))
                    {
                        session.Write(DropScanContents, key, purpose, named);
                        session.Write(DropScans, key, purpose, named);
                    }
                }
            }
        );
        Destroyed = true;
    }

    /// <summary>
    /// From here on nobody can read the case's personal data: its key goes, and the rows become those of the state that folds without it.
    /// Number, dates and chain stay.
    /// </summary>
    private LoadedCase Destroy(LoadedCase last, JournalEntry entry)
    {
        session.Write(DropKey, last.Key);
        session.Write(DropContents, last.Key);
        session.Write(DropNames, last.Key);
        var blank = JournalStore.Fold(session, last.Key, last.Id, null);
        // with batches the new entry is not in the database yet
        if (blank.Version < entry.Version)
            blank = blank.ApplyEntry(JournalStore.Open(last.Id, entry, null), entry.Stamp);
        projector.Project(session, last.Key, null, last.State, blank);
        Destroyed = true;
        return last with { State = blank, Row = null };
    }
}
