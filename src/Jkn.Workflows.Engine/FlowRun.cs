using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>One call of the engine: the queue of activities to run, and the events so far. Emitting applies at once.</summary>
internal sealed partial class FlowRun(
    FlowDefinition definition,
    FlowLibrary library,
    FlowState state,
    FlowHost host,
    DateTimeOffset now,
    string? trigger = null
)
{
    /// <summary>More activities than this in one call is a loop without a waiting point.</summary>
    private const int MaxActivities = 20_000;
    private const int MaxDepth = 32;

    private readonly List<IEvent> events = [];
    private readonly Queue<Scheduled> queue = [];
    private readonly Dictionary<int, Frame> frames = [];
    private int last = state.Steps;
    private int ran;
    private bool faulting;

    private sealed record Scheduled(Frame? Parent, Activity Activity, JsonElement? Current);

    public FlowState State { get; private set; } = state;
    public FlowHost Host => host;
    public FlowLibrary Library => library;
    public DateTimeOffset Now => now;
    public string? Trigger => trigger;

    public FlowResult Result() => new(events, State);

    public void Emit(IEvent happened)
    {
        events.Add(happened);
        if (happened is FlowEvent own)
            State = State.Apply(own);
        host.Apply(happened, State);
    }

    public void Start(string? correlationId, JsonElement? input)
    {
        Emit(new FlowEvent.FlowStarted(definition.Id, correlationId, input));
        queue.Enqueue(new(null, definition.Root, null));
        Drain();
    }

    public void Resume(Bookmark bookmark, Resumption resumption)
    {
        var frame = FrameOf(bookmark.Instance);
        ResolveIncidents(frame);
        Step(
            frame,
            flow =>
            {
                flow.Resumed = bookmark;
                frame.Activity.Resume(flow, resumption);
            }
        );
        if (frame.Failure is null && State.Bookmarks.ContainsKey(bookmark.Id))
            Emit(new FlowEvent.BookmarkBurned(bookmark.Id));
        Drain();
    }

    /// <summary>Runs a faulted activity again. One that still waits (its resumption failed) only goes back to waiting.</summary>
    public void Retry(Incident incident)
    {
        Frame? frame = null;
        if (State.Instances.ContainsKey(incident.Instance))
            frame = FrameOf(incident.Instance);
        Emit(new FlowEvent.IncidentResolved(incident.Id));
        if (frame is not null && incident.Stalled)
            Schedule(frame, frame.Activity.Children.First(c => c.Id == incident.ActivityId));
        else if (frame is not null && !State.Bookmarks.Values.Any(b => b.Instance == frame.Number))
            Step(frame, frame.Activity.Execute);
        Drain();
    }

    /// <summary>Gives up one running child with all inside it; its container goes on as after any child's end.</summary>
    public void GiveUp(int number)
    {
        var frame = FrameOf(number);
        Cancel(number);
        if (frame.Parent is { } parent)
            Step(parent, flow => parent.Activity.ChildCompleted(flow, new(frame.Activity, number, [])));
        Drain();
    }

    public void Schedule(Frame parent, Activity child, JsonElement? current = null)
    {
        EnsureStarted(parent);
        queue.Enqueue(new(parent, child, current));
    }

    /// <summary>Children that run or are scheduled; with an id only those of this activity.</summary>
    public int LiveChildren(Frame parent, string? activityId = null)
    {
        var live = 0;
        foreach (var (_, instance) in State.Instances)
        {
            if (instance.Parent == parent.Number && (activityId is null || instance.ActivityId == activityId))
                live++;
        }
        foreach (var scheduled in queue)
        {
            if (scheduled.Parent == parent && (activityId is null || scheduled.Activity.Id == activityId))
                live++;
        }
        return live;
    }

    /// <summary>Ids of the children that are scheduled and have not begun.</summary>
    public IEnumerable<string> ScheduledIn(Frame parent) => queue.Where(s => s.Parent == parent).Select(s => s.Activity.Id);

    private bool Alive(Frame? frame) => !State.IsFinished && (frame is null || !frame.Started || State.Instances.ContainsKey(frame.Number));

    private void Drain()
    {
        do
        {
            while (!State.IsFinished && queue.TryDequeue(out var next))
            {
                if (Alive(next.Parent))
                    Begin(next);
            }
        } while (!State.IsFinished && !faulting && ReleaseChild());
        if (faulting && !State.IsFinished)
            Emit(new FlowEvent.Finished(FlowSubStatus.Faulted));
    }

    private void Begin(Scheduled next)
    {
        var parent = next.Parent;
        var frame = new Frame
        {
            Number = ++last,
            Activity = next.Activity,
            Parent = parent,
            Definition = parent?.ChildDefinition ?? definition,
            Path = parent is null ? next.Activity.Id : $"{parent.Path}:{next.Activity.Id}",
            Prefix = parent?.ChildPrefix ?? "",
        };
        frames[frame.Number] = frame;
        if (++ran > MaxActivities)
        {
            queue.Clear();
            Fault(frame, "terlalu-banyak-langkah", $"Lebih dari {MaxActivities} langkah tanpa menunggu: alur berputar.");
            return;
        }
        if (next.Current is { } current)
        {
            EnsureStarted(frame);
            Emit(new FlowEvent.VariableSet(FlowState.CurrentValue, current, frame.Number));
        }
        Step(frame, frame.Activity.Execute);
        // the second time round, the activity that started the flow waits like any other
        if (trigger == frame.Activity.Id && frame.Scope is null)
            trigger = null;
    }

    /// <summary>Lets an activity act, then draws its end: a fault, a completion that its parent hears of, or waiting.</summary>
    public void Step(Frame frame, Action<ActivityContext> act)
    {
        frame.Result = null;
        frame.Failure = null;
        try
        {
            act(new ActivityContext(this, frame));
        }
        catch (ExpressionException e)
        {
            frame.Failure = (e.Type, e.Message);
        }
        if (!Alive(frame) || !Alive(frame.Parent))
            return;
        if (frame.Failure is { } failure)
            Fault(frame, failure.Type, failure.Message);
        else if (frame.Result is { } outcomes)
            End(frame, outcomes);
        else
            EnsureStarted(frame);
    }

    private void Fault(Frame frame, string type, string message)
    {
        EnsureStarted(frame);
        Emit(new FlowEvent.IncidentRaised(++last, frame.Activity.Id, type, message, now, frame.Number));
        faulting |= !host.ContinueWithIncidents && !definition.ContinuesWithIncidents;
    }

    /// <summary>Completes an activity; its parent goes on. Also for one that still has work inside: that is given up.</summary>
    public void End(Frame frame, IReadOnlyList<string> outcomes)
    {
        var (named, tokens) = Ports(frame, outcomes);
        Emit(
            frame.Started
                ? new FlowEvent.ActivityCompleted(frame.Number, named, tokens)
                : new FlowEvent.ActivityRan(frame.Number, frame.Activity.Id, frame.Parent?.Number ?? 0, named, tokens)
        );
        frame.Started = true;
        if (frame.Exit is { } exit)
            exit();
        else
            Tell(frame, outcomes);
    }

    private static (IReadOnlyList<string>? Outcomes, IReadOnlyList<IReadOnlyList<string>>? Tokens) Ports(
        Frame frame,
        IReadOnlyList<string> outcomes
    ) => (outcomes is ["Done"] ? null : outcomes, (frame.Parent?.Activity as Flowchart)?.TokensOf(frame.Activity, outcomes));

    private void Tell(Frame frame, IReadOnlyList<string> outcomes)
    {
        if (frame.Parent is { } parent)
            Step(parent, flow => parent.Activity.ChildCompleted(flow, new(frame.Activity, frame.Number, outcomes)));
        else if (!State.Instances.Values.Any(i => i.Parent == 0) && !faulting)
            Emit(new FlowEvent.Finished(FlowSubStatus.Finished));
    }

    public void Finish(Frame? scope)
    {
        if (scope is not null)
            End(scope, Outcome.Done);
        else if (!faulting)
            Emit(new FlowEvent.Finished(FlowSubStatus.Finished));
    }

    /// <summary>Gives up a running activity; its parent flowchart loses the tokens that led to it.</summary>
    public void Cancel(int instance) => Emit(new FlowEvent.ActivityCancelled(instance));

    public void Stall(Frame flowchart, Activity target) =>
        Emit(
            new FlowEvent.IncidentRaised(
                ++last,
                target.Id,
                "cabang-berakhir",
                "menunggu cabang yang sudah berakhir",
                now,
                flowchart.Number,
                Stalled: true
            )
        );
}
