using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Trials;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests.Domain.Invariants;

/// <summary>Looks at an office after every step and says which rule of domain.md 2.3, or of the product itself, does not hold.</summary>
internal sealed partial class Watch(TrialOffice office)
{
    // The end of every sequence folds all journals; after each step it takes most of the time.
    private static readonly bool isCareful =
        Environment.GetEnvironmentVariable("JKN_LONG") == "1" || Environment.GetEnvironmentVariable("JKN_SEED") is { Length: > 0 };

    private readonly Dictionary<string, CaseState> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> read = new(StringComparer.Ordinal);

    public int Heard { get; private set; }

    public void AfterStep(bool timeOnly = false)
    {
        foreach (var (id, state) in office.Cases)
        {
            var journal = office.JournalOf(id);
            if (read.GetValueOrDefault(id) == journal.Count)
                continue;
            var fold = seen.GetValueOrDefault(id) ?? CaseState.Empty;
            for (var i = read.GetValueOrDefault(id); i < journal.Count; i++)
            {
                Entry(fold, journal[i].Stamp, journal[i].Events, i == 0 ? DateTimeOffset.MinValue : journal[i - 1].Stamp.At);
                if (timeOnly)
                    ByTimeAlone(journal[i].Stamp, journal[i].Events);
                fold = fold.ApplyEntry(journal[i].Events, journal[i].Stamp);
                Heard++;
            }
            if (isCareful)
                Canonical.Of(fold).ShouldBe(Canonical.Of(state), $"the journal of {id} does not fold to its state");
            (seen[id], read[id]) = (state, journal.Count);
            Whole(state);
        }
        foreach (var state in office.Cases.Values)
            StandingStill.In(state, office.Cases.GetValueOrDefault).ShouldBeEmpty($"{state.Id} ({state.Status}) has no way on");
        if (timeOnly)
            office.Cases.Values.SelectMany(Timers.Of).ShouldAllBe(t => t.DueAt > office.Now, "a timer was forgotten");
        Together();
    }

    /// <summary>The whole journal from nothing, not only what came last.</summary>
    public void FoldEverything()
    {
        foreach (var (id, state) in office.Cases)
            Canonical
                .Of(office.JournalOf(id).Aggregate(CaseState.Empty, (s, e) => s.ApplyEntry(e.Events, e.Stamp)))
                .ShouldBe(Canonical.Of(state), id);
    }

    private void Entry(CaseState before, Stamp stamp, IReadOnlyList<IEvent> events, DateTimeOffset last)
    {
        stamp.By.ShouldNotBeNullOrEmpty();
        stamp.Command.ShouldNotBeNullOrEmpty();
        stamp.At.ShouldBeGreaterThanOrEqualTo(last, "time went back in a journal");
        stamp.At.ShouldBeLessThanOrEqualTo(office.Now);
        var state = before;
        foreach (var happened in events)
        {
            if (state.ClosedAt is not null)
                AfterTheEnd(before, happened);
            One(state, stamp, happened);
            var next = state.Apply(happened, stamp);
            if (state.DefinitionId.Length > 0)
                (next.DefinitionId, next.SopVersion).ShouldBe((state.DefinitionId, state.SopVersion), "a running case left its version");
            state = next;
        }
        if (
            before.Batch is { } batch
            && state.Batch is { } after
            && batch.Stage != Jkn.Workflows.Domain.Words.BatchStage.Terbuka
            && after.Stage != Jkn.Workflows.Domain.Words.BatchStage.Terbuka
        )
            Canonical
                .Of(after.Lines.Values.Select(l => (l.No, l.CaseId, l.Snapshot.ToString())))
                .ShouldBe(Canonical.Of(batch.Lines.Values.Select(l => (l.No, l.CaseId, l.Snapshot.ToString()))), "a locked batch changed");
    }

    /// <summary>
    /// A finished case keeps still: only the end of its own flow, what its batch still tells, and notices are heard. An answer of BPJS that
    /// changes later is noted; what follows from it is an errand of its own (rulings.md 3.6).
    /// </summary>
    private static void AfterTheEnd(CaseState before, IEvent happened)
    {
        if (before.IsOpen)
            return; // the entry that closed it goes on to its end
        (
            happened
            is CaseEvent.BatchJoined
                or CaseEvent.NoticeAsked
                or CaseEvent.BatchOutcome
                or CaseEvent.CourseCorrected
                or CaseEvent.ErrandAsked
                or CaseEvent.BatchResultImported
                or CaseEvent.BatchLineResult
                or CaseEvent.BatchLineConflict
                or CaseEvent.BatchConflictSettled
        ).ShouldBeTrue($"{happened.GetType().Name} after the end of {before.Id}");
    }

    /// <summary>Time marks, expires and locks; it never approves, rejects, signs or sends.</summary>
    private static void ByTimeAlone(Stamp stamp, IReadOnlyList<IEvent> events)
    {
        stamp.By.ShouldBe(Stamp.System);
        var ended = events.Any(e => e is CaseEvent.CaseClosed or CaseEvent.CourseEnded);
        foreach (var happened in events)
        {
            var allowed = happened switch
            {
                FlowEvent
                or CaseEvent.ClockBreached
                or CaseEvent.ClockStopped
                or CaseEvent.ClockStarted
                or CaseEvent.ClockContinued
                or CaseEvent.ClockReminded
                or CaseEvent.NoticeAsked => true,
                CaseEvent.BatchLocked
                or CaseEvent.BatchWithdrawn
                or CaseEvent.BatchLineRemoved
                or CaseEvent.BatchLineDoubted
                or CaseEvent.WorkItemOpened
                or CaseEvent.BatchClosed
                or CaseEvent.LetterSent => true,
                // Who was not ready when a list was locked goes to the next one, and that is opened for him.
                CaseEvent.BatchEntryRequested
                or CaseEvent.BatchFollowed
                or CaseEvent.BatchLineAdded
                or CaseEvent.BatchJoined
                or CaseEvent.BatchOpened
                or CaseEvent.PromiseMade => true,
                CaseEvent.CaseOpened e => e.Kind == CaseKind.Batch,
                CaseEvent.CourseMoved e => e.State is PersonStates.InBatch or PersonStates.Eligible or PersonStates.Checked,
                CaseEvent.CourseEnded e => e.State == PersonStates.Expired,
                CaseEvent.LetterClosed or CaseEvent.RegisterNumberVoided => ended,
                CaseEvent.StatusChanged e => e.Status is CaseStatus.InBatch,
                CaseEvent.CaseClosed e => e.Status == CaseStatus.Expired || ended || events.OfType<CaseEvent.BatchClosed>().Any(),
                _ => false,
            };
            allowed.ShouldBeTrue($"time alone did {happened}");
        }
    }
}
