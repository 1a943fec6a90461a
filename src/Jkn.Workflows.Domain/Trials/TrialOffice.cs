using System.Collections.Immutable;
using Jkn.Workflows.Domain.Batches;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.WorkItems;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>
/// A whole office in memory: cases and batches, registers, timers and effects, with a clock that only its user moves. For walks, trials of
/// a draft, simulations and property tests. Decides exactly as the service does (same commands, same loop over <see cref="Known"/>) and
/// leaves nothing behind.
/// </summary>
public sealed class TrialOffice(Office office, DateTimeOffset now)
{
    private readonly Dictionary<string, CaseState> cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Stamp Stamp, IReadOnlyList<Engine.IEvent> Events)>> journals = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Register, int Year), int> counters = [];
    private readonly Queue<Effect> effects = [];
    private readonly HashSet<string> heard = new(StringComparer.Ordinal);

    // Kept beside the cases, so that a year of thousands of them is not looked through for each timer, NIK and task.
    private readonly SortedSet<(DateTimeOffset DueAt, string CaseId, string Key)> timers = new(
        Comparer<(DateTimeOffset DueAt, string CaseId, string Key)>.Create(
            (a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : string.CompareOrdinal(a.CaseId + a.Key, b.CaseId + b.Key)
        )
    );
    private readonly Dictionary<string, SortedSet<string>> openByNik = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> activeByNik = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> byCard = new(StringComparer.Ordinal);
    private readonly SortedSet<string> withWork = new(StringComparer.Ordinal);

    public Office Office { get; set; } = office;
    public DateTimeOffset Now { get; private set; } = now;
    public IReadOnlyDictionary<string, CaseState> Cases => cases;

    /// <summary>Notices that would have been sent, in order.</summary>
    public List<Effect> Sent { get; } = [];

    /// <summary>Everything else that was asked for after a decision, in order: the service may hear each of them again.</summary>
    public List<Effect> Followed { get; } = [];

    public IReadOnlyList<(Stamp Stamp, IReadOnlyList<Engine.IEvent> Events)> JournalOf(string caseId) =>
        journals.GetValueOrDefault(caseId) ?? [];

    /// <summary>When set, an answer to a signature that was asked for: by default it is sealed at once, by recording only.</summary>
    public Func<string, string, string, Command>? Sealing { get; set; } = SealsAtOnce;

    public static Command SealsAtOnce(string letter, string attempt, string hash) => new SignOffs.RecordSeal(letter, attempt, hash);

    /// <summary>Gives a command and everything that follows from it inside the house.</summary>
    public Decision Do(string caseId, Actor actor, Command command)
    {
        var decision = Decide(caseId, actor, command);
        Settle();
        return decision;
    }

    /// <summary>Moves the clock; timers that fall due on the way fire in order, each at its own due time.</summary>
    public void MoveTo(DateTimeOffset then)
    {
        while (NextTimer(then) is { } due)
        {
            if (due.DueAt > Now)
                Now = due.DueAt;
            var fired = Do(due.CaseId, Actor.System, new TimerElapsed(due.Key, due.DueAt));
            if (!fired.IsAccepted || Timers.Of(cases[due.CaseId]).Contains((due.Key, due.DueAt)))
                throw new InvalidOperationException(
                    $"Timer {due.Key} of {due.CaseId} due {due.DueAt:O} did not take effect: {fired.Rejection?.Code ?? "no event"}."
                );
        }
        if (then > Now)
            Now = then;
    }

    private (string CaseId, string Key, DateTimeOffset DueAt)? NextTimer(DateTimeOffset until) =>
        timers.Count > 0 && timers.Min is var next && next.DueAt <= until ? (next.CaseId, next.Key, next.DueAt) : null;

    private void Keep(CaseState before, CaseState after)
    {
        cases[after.Id] = after;
        foreach (var (key, dueAt) in Timers.Of(before))
            timers.Remove((dueAt, after.Id, key));
        foreach (var (key, dueAt) in Timers.Of(after))
            timers.Add((dueAt, after.Id, key));
        if (after.WorkItems.IsEmpty)
            withWork.Remove(after.Id);
        else
            withWork.Add(after.Id);
        if (after.Kind != CaseKind.Case)
            return;
        if (!ReferenceEquals(before.BatchResults, after.BatchResults) || !ReferenceEquals(before.Participants, after.Participants))
            Index(activeByNik, before.Id, before.ActiveNiks(), after.Id, after.ActiveNiks());
        if (!ReferenceEquals(before.BatchEntries, after.BatchEntries))
            Index(byCard, before.Id, CardsOf(before), after.Id, CardsOf(after));
        if (!ReferenceEquals(before.Participants, after.Participants) || before.IsOpen != after.IsOpen)
            Index(openByNik, before.Id, NiksOf(before), after.Id, after.IsOpen ? NiksOf(after) : []);
    }

    private static IEnumerable<string> CardsOf(CaseState state) => state.CardOwners().Select(c => c.CardNo);

    private static IEnumerable<string> NiksOf(CaseState state) => state.Participants.Values.Select(p => p.Nik);

    private static void Index(
        Dictionary<string, SortedSet<string>> index,
        string former,
        IEnumerable<string> gone,
        string id,
        IEnumerable<string> come
    )
    {
        foreach (var nik in gone)
            index.GetValueOrDefault(nik)?.Remove(former);
        foreach (var nik in come)
        {
            if (!index.TryGetValue(nik, out var there))
                index[nik] = there = new(StringComparer.Ordinal);
            there.Add(id);
        }
    }

    private Decision Decide(string caseId, Actor actor, Command command)
    {
        var before = cases.GetValueOrDefault(caseId) ?? CaseState.Empty;
        var known = new Known();
        Decision decision;
        do
        {
            foreach (var need in known.Missing.ToList())
                Load(caseId, known, need);
            known.Restart();
            decision = command.Decide(new Deciding(before, Office, actor, Now, known, command.Name));
        } while (known.Missing.Count > 0);
        if (!decision.IsAccepted)
            return decision;
        if (decision.Events.Count > 0)
        {
            Keep(before, decision.After!);
            if (!journals.TryGetValue(caseId, out var journal))
                journals[caseId] = journal = [];
            journal.Add((decision.Stamp!, decision.Events));
            foreach (var (book, count) in known.Taken)
                counters[book] = counters.GetValueOrDefault(book) + count;
        }
        foreach (var effect in decision.Effects)
            effects.Enqueue(effect);
        return decision;
    }

    private void Load(string caseId, Known known, Need need)
    {
        switch (need)
        {
            case Need.Number(var register, var year):
                known.LoadNumber(register, year, counters.GetValueOrDefault((register, year)) + 1);
                break;
            // A trial comes out the same each time.
            case Need.Unguessable:
                var seed = System.Text.Encoding.UTF8.GetBytes($"{caseId}/{JournalOf(caseId).Count}");
                known.LoadRandom(System.Security.Cryptography.SHA256.HashData(seed));
                break;
            case Need.Report(var batchId):
                known.LoadReport(batchId, ReportLine.Of(cases.GetValueOrDefault(batchId), id => cases.GetValueOrDefault(id)));
                break;
            case Need.CardOwner(var card, var owner):
                var holder = (byCard.GetValueOrDefault(card) ?? []).FirstOrDefault(id => !cases[id].CardOwners().Contains((card, owner)));
                known.LoadCard(card, owner, holder is null ? null : new(holder, cases[holder].CaseNo));
                break;
            case Need.OpenCases(var nik):
                var others = (openByNik.GetValueOrDefault(nik) ?? []).Where(id => id != caseId);
                var active = (activeByNik.GetValueOrDefault(nik) ?? [])
                    .Where(id => id != caseId)
                    .Select(id => new OtherCase(id, cases[id].CaseNo));
                known.LoadPerson(nik, new([.. others.Select(id => new OtherCase(id, cases[id].CaseNo))], active.FirstOrDefault()));
                break;
            default:
                throw new NotSupportedException($"Nobody loads {need.GetType().Name}.");
        }
    }

    private void Settle()
    {
        while (effects.TryDequeue(out var effect))
        {
            // At least once in the service; once here. The key is what makes it once.
            if (!heard.Add($"{effect.Kind} {effect.Key}"))
                continue;
            if (effect.Kind == EffectKinds.SendNotice)
                Sent.Add(effect);
            else
                Followed.Add(effect);
            if (effect.Kind == EffectKinds.SealLetter)
                Seal(effect);
            else if (
                EffectCommands.SourceOf(effect) is { } source
                && cases.TryGetValue(source, out var state)
                && EffectCommands.For(effect, state) is { } next
            )
                Decide(next.CaseId, Actor.System, next.Command);
        }
    }

    private void Seal(Effect effect)
    {
        if (Sealing is null)
            return;
        var told = LetterAsked.Read(effect);
        if (cases[told.CaseId].Letters.GetValueOrDefault(told.Letter) is { } letter)
            Decide(told.CaseId, Actor.System, Sealing(told.Letter, told.Attempt, letter.Hash));
    }

    /// <summary>Open work anywhere, in the order it was opened; of one role when named.</summary>
    public IEnumerable<(CaseState Case, WorkItem Item)> Work(string? role = null) =>
        withWork
            .Select(id => cases[id])
            .SelectMany(c => c.WorkItems.Values.Where(w => role is null || w.Role == role).Select(w => (c, w)))
            .OrderBy(x => x.w.OpenedAt)
            .ThenBy(x => x.c.Id, StringComparer.Ordinal)
            .ThenBy(x => x.w.Id, StringComparer.Ordinal);
}
