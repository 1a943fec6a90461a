using System.Buffers.Binary;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Projections;
using Jkn.Workflows.Data.Providers;
using Jkn.Workflows.Domain.Cases;

namespace Jkn.Workflows.Data.Commands;

/// <summary>
/// Runs one command inside a transaction that its caller opened: load, decide, append journal, rows, counters and outbox.
/// One for each writing connection; used by one thread.
/// </summary>
internal sealed partial class CaseWriter(
    Session session,
    Database database,
    CaseKeys keys,
    SecureLookup lookup,
    Projector projector,
    StateCache cache,
    OfficeWriter offices
)
{
    private const int Rounds = 8;

    private static readonly Savepoint Own = new("command");
    private static readonly Sql FindPerson = new(
        """
        SELECT c.id, c.case_no, c.region, l.kind, c.closed_at FROM case_lookup l JOIN cases c ON c.case_key = l.case_key
        WHERE l.hmac = @p0 AND l.kind IN ('A', 'N') AND c.kind = 'Case' AND c.id <> @p1
        ORDER BY c.case_key
        """,
        "bt"
    );

    private static readonly Sql FindCard = new(
        """
        SELECT c.id, c.case_no FROM case_lookup l JOIN cases c ON c.case_key = l.case_key
        WHERE l.hmac = @p0 AND l.kind = 'C' AND c.region = @p2
        AND NOT EXISTS (SELECT 1 FROM case_lookup n WHERE n.hmac = @p1 AND n.kind = 'D' AND n.case_key = l.case_key) LIMIT 1
        """,
        "bbt"
    );

    private readonly Dictionary<(string Register, int Year), int> lasts = [];

    public Session Session => session;

    /// <summary>By the machine's clock, set before each job: what holds work for a worker is told by it.</summary>
    public DateTimeOffset MachineNow { get; set; }

    /// <summary>The same connection's way to the journals of offices.</summary>
    public OfficeWriter Offices => offices;

    /// <summary>Set when something was written that a worker may wait for; the loop clears it.</summary>
    public bool Woke { get; set; }

    /// <summary>
    /// False for the first job of a transaction: when it fails there is nothing else to keep, and the loop rolls back the whole.
    /// A savepoint costs two statements.
    /// </summary>
    public bool Shares { get; set; }

    /// <summary>Set when a key or a paper was destroyed; the loop clears it and scrubs after the commit.</summary>
    public bool Destroyed { get; set; }

    public Answer Run(CommandRequest request, DateTimeOffset now)
    {
        if (database.OneWriter && request.Office is { } head && !offices.Stands(head))
            return Moved;
        // With one writer the state it left last is nearly always the one that stands: the head's own update proves it, and its row need
        // not be read before.
        if (
            database.OneWriter
            && cache.Latest(request.CaseId) is { DataKey: not null } latest
            && Run(request, latest, true, now) is { } answer
        )
            return answer;
        var (loaded, stands) = Load(request.CaseId, request.Office);
        return stands ? Run(request, loaded, false, now)! : Moved;
    }

    private static Answer Moved { get; } =
        new(Decision.Reject("office-moved", "Pejabat atau pengaturan daerah baru saja berubah. Coba sekali lagi."), null)
        {
            OfficeMoved = true,
        };

    /// <summary>Null when <paramref name="unproven"/>, and nothing was written that proved it.</summary>
    private Answer? Run(CommandRequest request, LoadedCase? loaded, bool unproven, DateTimeOffset now)
    {
        if (loaded is null && !request.Creates)
            return new(Decision.Reject("case-unknown", "Berkas tidak ditemukan."), null);
        if (loaded is { DataKey: null })
            return new(Decision.Reject("case-destroyed", "Data berkas ini sudah dimusnahkan."), loaded.State);

        var known = new Known();
        lasts.Clear();
        var state = loaded?.State ?? CaseState.Empty;
        for (var round = 0; ; round++)
        {
            known.Restart();
            var decision = request.Decide(state, known, now);
            if (known.Missing.Count == 0)
                return unproven && decision is not { IsAccepted: true, Events.Count: > 0 }
                    ? null
                    : Accept(request, loaded, state, decision, known, now);
            if (round == Rounds)
                throw new InvalidOperationException($"The decision on case {request.CaseId} asks for ever more.");
            var region =
                state.Region.Length > 0
                    ? state.Region
                    : request.Region
                        ?? decision.After?.Region
                        ?? throw new InvalidOperationException("A command that opens a case and takes a number must name its region.");
            foreach (var need in known.Missing.ToArray())
                Fetch(known, need, region, request.CaseId);
        }
    }

    private Answer? Accept(CommandRequest request, LoadedCase? loaded, CaseState before, Decision decision, Known known, DateTimeOffset now)
    {
        if (!decision.IsAccepted)
            return new(decision, loaded?.State);
        // a command that found nothing to do may still ask for an effect, but has no entry
        if (decision.Events.Count == 0 && decision.Effects.Count == 0)
            return new(decision, loaded?.State);
        if (!Shares)
        {
            return Append(request, loaded, before, decision, known, now) is { } stored
                ? new(decision with { After = stored.State }, stored.State)
                : null;
        }
        Own.Begin(session);
        try
        {
            var written = Append(request, loaded, before, decision, known, now);
            Own.Release(session);
            return written is null ? null : new(decision with { After = written.State }, written.State);
        }
        catch
        {
            // the others of the group go on
            Own.Undo(session);
            throw;
        }
    }

    /// <summary>The case, and whether the office it is to be decided with still stands; both in one round trip.</summary>
    private (LoadedCase? Case, bool OfficeStands) Load(string id, OfficeHead? office)
    {
        if (session.Row(database.FindHead, id, office?.Office ?? "") is not [long key, long version, byte[] hash, var rest, .. var end])
            return (null, database.OneWriter || office is null || offices.Stands(office));
        if (!database.OneWriter && office is not null && !office.Is(end))
            return (null, false);
        var wrapped = (byte[]?)rest;
        if (cache.Find(id, version, hash, wrapped is not null) is { } cached)
            return (cached, true);
        var dataKey = wrapped is null ? null : keys.Unwrap(id, wrapped);
        var loaded = new LoadedCase(id, key, hash, dataKey, JournalStore.Fold(session, key, id, dataKey));
        cache.Put(loaded);
        return (loaded, true);
    }

    private void Fetch(Known known, Need need, string region, string caseId)
    {
        switch (need)
        {
            case Need.Number(var register, var year):
                var last = session.Scalar(database.TakeRegister, region, register, year);
                lasts[(register, year)] = last is null ? 0 : Convert.ToInt32(last, System.Globalization.CultureInfo.InvariantCulture);
                known.LoadNumber(register, year, lasts[(register, year)] + 1);
                break;
            case Need.Unguessable:
                known.LoadRandom(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
                break;
            case Need.Report(var batchId):
                known.LoadReport(batchId, ReportLine.Of(Load(batchId, null).Case?.State, id => Load(id, null).Case?.State));
                break;
            case Need.CardOwner(var card, var owner):
                known.LoadCard(card, owner, CardOwner(card, owner, region));
                break;
            case Need.OpenCases(var nik):
                known.LoadPerson(nik, PersonElsewhereOf(nik, region, caseId));
                break;
            default:
                throw new NotSupportedException($"Nobody loads {need.GetType().Name}.");
        }
    }

    private OtherCase? CardOwner(string card, string nik, string region)
    {
        using var rows = session.Query(FindCard, lookup.Hmac(card), lookup.Hmac(LookupProjection.CardKey(card, nik)), region);
        return rows.Read() ? new(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1)) : null;
    }

    private PersonElsewhere PersonElsewhereOf(string nik, string region, string caseId)
    {
        var hmac = lookup.Hmac(nik);
        // Two new cases for one person: the second waits here and then sees the first.
        if (database.Lock is { } wait)
            session.Scalar(wait, BinaryPrimitives.ReadInt64BigEndian(hmac));
        var open = new List<OtherCase>();
        OtherCase? active = null;
        var otherRegion = false;
        using var rows = session.Query(FindPerson, hmac, caseId);
        while (rows.Read())
        {
            var (other, here) = (
                new OtherCase(rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1)),
                rows.GetString(2) == region
            );
            if (rows.GetString(3) == LookupProjection.Active)
                active = here ? other : active;
            else if (rows.IsDBNull(4) && here)
                open.Add(other);
            else if (rows.IsDBNull(4))
                otherRegion = true;
        }
        return new(open, active, otherRegion);
    }
}

/// <summary>The transaction itself is gone: every command of the group fails.</summary>
internal sealed class GroupLostException(Exception cause) : Exception("The transaction was lost.", cause);
