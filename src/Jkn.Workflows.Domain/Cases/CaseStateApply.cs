using System.Collections.Immutable;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

public sealed partial record CaseState
{
    /// <summary>The state after one event. Routes to the noun that the event is about.</summary>
    public CaseState Apply(IEvent happened, Stamp stamp) =>
        happened switch
        {
            FlowEvent flow => AfterFlow(Flow.Apply(flow)),
            CaseEvent.OfPeople e => ApplyPeople(e, stamp),
            CaseEvent.OfCourse e => ApplyCourse(e, stamp),
            CaseEvent.OfWork e => ApplyWork(e, stamp),
            CaseEvent.OfClock e => ApplyClock(e, stamp),
            CaseEvent.OfLetter e => ApplyLetter(e, stamp),
            CaseEvent.OfSignature e => ApplySignature(e, stamp),
            CaseEvent.OfRegister e => ApplyRegister(e, stamp),
            CaseEvent.OfEntry e => ApplyEntryOf(e),
            CaseEvent.OfBatch e => ApplyBatch(e, stamp),
            CaseEvent.OfLine e => ApplyLine(e),
            CaseEvent.OfArchive e => ApplyArchive(e, stamp),
            CaseEvent e => ApplyCase(e, stamp),
            _ => throw NoRule(happened),
        };

    /// <summary>A fact without its arm is a bug; a test looks for one among all facts there are.</summary>
    private static NotSupportedException NoRule(IEvent happened) => new($"No rule applies {happened.GetType().Name}.");

    /// <summary>Folds one journal entry.</summary>
    public CaseState ApplyEntry(IReadOnlyList<IEvent> events, Stamp stamp)
    {
        var state = this;
        foreach (var happened in events)
            state = state.Apply(happened, stamp);
        return state.Entered(events, stamp);
    }

    /// <summary>What an entry changes as a whole, when its facts have been applied: the version, and who acted.</summary>
    internal CaseState Entered(IReadOnlyList<IEvent> events, Stamp stamp) =>
        this with
        {
            Version = Version + 1,
            ActedBy = stamp.By != Stamp.System && IsAct(events) ? ActedBy.Add(stamp.By) : ActedBy,
        };

    /// <summary>
    /// An act on the case: work ended, signed, drafted or sent. Looking, noting or keying something beside it is none, or whoever writes a
    /// note would make a case his own.
    /// </summary>
    private static bool IsAct(IReadOnlyList<IEvent> events)
    {
        foreach (var happened in events)
        {
            if (
                happened
                is CaseEvent.WorkItemCompleted
                    or CaseEvent.SignOffGiven
                    or CaseEvent.OfLetter
                    or CaseEvent.OfSignature
                    or CaseEvent.OfLine
                    or CaseEvent.RegisterLineFilled
            )
                return true;
        }
        return false;
    }

    /// <summary>
    /// A work item and its clocks end with the bookmark they stand on, also when a race or an end cancels the branch:
    /// nobody has to remember to close them.
    /// </summary>
    public CaseState AfterFlow(FlowState flow)
    {
        var next = this with { Flow = flow };
        if (ReferenceEquals(flow.Bookmarks, Flow.Bookmarks))
            return next;
        foreach (var (id, _) in Flow.Bookmarks)
        {
            if (flow.Bookmarks.ContainsKey(id))
                continue;
            next = next with { WorkItems = next.WorkItems.Remove(id), Clocks = WithoutClocksOf(next.Clocks, id) };
        }
        return next;
    }

    private static ImmutableSortedDictionary<string, Clock> WithoutClocksOf(
        ImmutableSortedDictionary<string, Clock> clocks,
        string bookmark
    )
    {
        foreach (var (key, _) in clocks)
        {
            if (Clock.IsOf(key, bookmark))
                clocks = clocks.Remove(key);
        }
        return clocks;
    }

    private CaseState ApplyCase(CaseEvent happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.CaseOpened e => this with
            {
                Id = e.Id,
                Kind = e.Kind,
                Region = e.Region,
                Sop = e.Sop,
                SopVersion = e.SopVersion,
                DefinitionId = e.DefinitionId,
                Channel = e.Channel,
                OpenedBy = stamp.By,
                ReceivedAt = stamp.At,
                StatusSince = stamp.At,
            },
            CaseEvent.CaseNumbered e => this with { CaseNo = e.CaseNo, RegisteredAt = stamp.At },
            CaseEvent.StatusCodeIssued e => this with { StatusCode = e.Code },
            CaseEvent.StatusChanged e => this with { Status = e.Status, StatusSince = stamp.At },
            CaseEvent.PathChosen e => this with { Path = e.Path },
            CaseEvent.FactNoted e => this with { Facts = Facts.SetItem(e.Name, e.Value), Versions = Counted(Keyed.Fact(e.Name)) },
            CaseEvent.PromiseMade e => this with { Promise = new(e.Date, e.Text, e.Why, e.Provisional, e.From) },
            CaseEvent.CaseMigrated e => this with { SopVersion = e.ToVersion, DefinitionId = e.DefinitionId, MigratedAt = stamp.At },
            CaseEvent.CaseClosed e => this with
            {
                Status = e.Status,
                StatusSince = stamp.At,
                ClosedAt = stamp.At,
                ReasonCode = e.ReasonCode,
                Clocks = Clocks.Clear(),
            },
            CaseEvent.NoteAdded e => this with { Notes = Notes.Add(new(stamp.By, stamp.At, e.Text)) },
            CaseEvent.ExternalEventNoted or CaseEvent.NoticeAsked => this,
            _ => throw NoRule(happened),
        };

    private CaseState ApplyArchive(CaseEvent.OfArchive happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.ArchiveHeld e => this with { Hold = new(stamp.By, stamp.At, e.Reason) },
            CaseEvent.ArchiveHoldLifted => this with { Hold = null },
            CaseEvent.DataDestroyed e => this with { Destruction = new(stamp.At, e.Ground) },
            CaseEvent.PapersDestroyed e => WithoutPapers(e.Codes, new(stamp.At, e.Ground)),
            _ => throw NoRule(happened),
        };

    private CaseState ApplyRegister(CaseEvent.OfRegister happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.RegisterLineAdded e => this with
            {
                RegisterLines = RegisterLines.Add(
                    new(e.Register, e.Year, e.Number, e.Text, stamp.At)
                    {
                        Person = e.Person,
                        Columns = e.Columns ?? ImmutableSortedDictionary<string, string>.Empty,
                    }
                ),
            },
            CaseEvent.RegisterLineFilled e => OnLine(e.Register, e.Year, e.Number, l => l with { Columns = l.Columns.SetItems(e.Columns) }),
            CaseEvent.RegisterNumberVoided e => OnLine(e.Register, e.Year, e.Number, l => l with { Void = true }),
            _ => throw NoRule(happened),
        };

    private CaseState OnLine(string register, int year, int number, Func<RegisterLine, RegisterLine> change) =>
        this with
        {
            RegisterLines = [.. RegisterLines.Select(l => l.Register == register && l.Year == year && l.Number == number ? change(l) : l)],
        };

    private CaseState ApplyWork(CaseEvent.OfWork happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.WorkItemOpened e => this with
            {
                WorkItems = WorkItems.Add(
                    e.Id,
                    new(e.Id, e.ActivityId, e.Kind, e.Role, e.Title, e.Outcomes, stamp.At, stamp.By)
                    {
                        Act = e.Act,
                        Letter = e.Letter,
                        Person = e.Person,
                        AssignedTo = e.AssignedTo,
                        Note = e.Note,
                    }
                ),
            },
            CaseEvent.WorkItemAssigned e => Change(e.Id, w => w with { AssignedTo = e.To, Version = w.Version + 1 }),
            CaseEvent.WorkItemSeen e => Change(e.Id, w => w with { SeenBy = stamp.By }),
            CaseEvent.WorkItemCompleted e => Finished(e.Id),
            CaseEvent.WorkItemRecalled => this,
            CaseEvent.SignOffGiven e => (e.Outcome == SignOffMade.Forward ? Finished(e.Id) : this) with
            {
                SignOffs = SignOffs.Add(
                    new(e.ActivityId, e.Role, e.Act, e.Outcome, stamp.By, stamp.Capacity, stamp.ActingFor, stamp.At, e.Letter, e.Double)
                ),
                Letters =
                    e.Letter is { } key && Letters.TryGetValue(key, out var letter)
                        ? Letters.SetItem(key, WithParaf(letter, e, stamp))
                        : Letters,
            },
            CaseEvent.SignOffSkipped => this,
            _ => throw NoRule(happened),
        };

    private CaseState Finished(string id) =>
        WorkItems.GetValueOrDefault(id) is { Person: null } item ? WithFamilyStep(item.ActivityId) : this;

    private CaseState Change(string id, Func<WorkItem, WorkItem> change) =>
        WorkItems.TryGetValue(id, out var item) ? this with { WorkItems = WorkItems.SetItem(id, change(item)) } : this;

    private CaseState ApplyClock(CaseEvent.OfClock happened, Stamp stamp) =>
        happened switch
        {
            CaseEvent.ClockStarted e => this with
            {
                Clocks = Clocks.SetItem(
                    e.Key,
                    new(e.Key, e.Spec, e.Title, e.Role, stamp.At, e.DueAt, e.Why, e.Provisional) { OnDue = e.OnDue, RemindAt = e.RemindAt }
                ),
            },
            CaseEvent.ClockPaused e => OnClock(e.Key, c => c with { PausedAt = stamp.At }),
            CaseEvent.ClockContinued e => OnClock(
                e.Key,
                c => c with { PausedAt = null, DueAt = e.DueAt, Why = e.Why, RemindAt = c.RemindAt + (e.DueAt - c.DueAt) }
            ),
            CaseEvent.ClockReminded e => OnClock(e.Key, c => c with { RemindAt = null }),
            CaseEvent.ClockBreached e => OnClock(e.Key, c => c with { Breached = true }),
            CaseEvent.ClockStopped e => this with { Clocks = Clocks.Remove(e.Key) },
            _ => throw NoRule(happened),
        };

    private CaseState OnClock(string key, Func<Clock, Clock> change) =>
        Clocks.TryGetValue(key, out var clock) ? this with { Clocks = Clocks.SetItem(key, change(clock)) } : this;
}
