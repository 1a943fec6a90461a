using System.Text.Json;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// One decision under way: what is known before it, and the facts it comes to. Everything outside comes in as an argument
/// (office, actor, now, <see cref="Known"/>); pure, so it can be run again.
/// </summary>
public sealed class Deciding
{
    public Deciding(CaseState state, Office office, Actor actor, DateTimeOffset now, Known known, string command)
    {
        Office = office;
        Actor = actor;
        Now = now;
        Known = known;
        Host = new CaseHost(state, office, known, new Stamp(now, actor.Id, command)) { Actor = actor };
        this.command = command;
    }

    private readonly string command;

    public Office Office { get; }
    public Actor Actor { get; }
    public DateTimeOffset Now { get; }
    public Known Known { get; }
    public CaseHost Host { get; private set; }
    public CaseState State => Host.State;
    public NodaTime.LocalDateTime LocalNow => Office.Time.Local(Now);
    public string Today => Office.DateOf(Now);

    /// <summary>
    /// Gives the decision a capacity; before the first event, since the stamp covers the whole entry. A later act of the same decision is
    /// given in the same one: whoever puts acts together sees to that.
    /// </summary>
    public void ActAs(Organisation.Capacity capacity)
    {
        if (Host.Events.Count == 0)
            Host = new CaseHost(
                Host.State,
                Office,
                Known,
                new Stamp(Now, Actor.Id, command, capacity.Kind.Length == 0 ? null : capacity.Kind, capacity.ActingFor)
            )
            {
                Actor = Actor,
            };
    }

    public void Emit(CaseEvent happened) => Host.Apply(happened);

    public void Ask(string kind, string key, object payload) =>
        Host.Ask(new Effect(kind, key, JsonSerializer.Serialize(payload, JsonSerializerOptions.Web)));

    /// <summary>The version the case is pinned to. Missing means that stored content was lost: a bug, not a refusal.</summary>
    public FlowDefinition Definition =>
        Office.Sops.ById(State.DefinitionId)?.Definition
        ?? throw new InvalidOperationException($"Definition {State.DefinitionId} of case {State.Id} is not on the shelf.");

    /// <summary>The node behind a work item. Another kind of node than expected is a bug: the item was opened by it.</summary>
    public T StepOf<T>(WorkItem item)
        where T : class
    {
        var bookmark = State.Flow.Bookmarks[item.Id];
        return FlowNodes.Find(Definition, Office.Sops.Library, State.Flow, bookmark) as T
            ?? throw new InvalidOperationException($"Node {bookmark.NodePath} of {State.DefinitionId} is not a {typeof(T).Name}.");
    }

    public Rejection? StartFlow(IReadOnlyDictionary<string, JsonElement> input) =>
        Refused(FlowEngine.Start(Definition, Office.Sops.Library, input, Host, Now, State.Id));

    public Rejection? ResumeFlow(string bookmark, string outcome, JsonElement? payload = null) =>
        Refused(FlowEngine.Resume(Definition, Office.Sops.Library, State.Flow, new Resumption(bookmark, outcome, payload), Host, Now));

    /// <summary>Gives up one person's run with all that waits in it.</summary>
    public Rejection? GiveUpRun(int run) => Refused(FlowEngine.GiveUp(Definition, Office.Sops.Library, State.Flow, run, Host, Now));

    public Rejection? RetryFlow(string incident) =>
        Refused(FlowEngine.Retry(Definition, Office.Sops.Library, State.Flow, incident, Host, Now));

    public Decision Accept()
    {
        Host.TellGathered();
        return Host.Events.Count == 0 && Host.Effects.Count == 0
            ? Decision.Nothing(State)
            : new(Host.Events, State.Entered(Host.Events, Host.Stamp), Host.Effects, Host.Stamp, null);
    }

    /// <summary>The rejection when there is one, else what was decided.</summary>
    public Decision Unless(Rejection? rejection) => rejection is null ? Accept() : Decision.Reject(rejection);

    private static Rejection? Refused(FlowResult result) => result.Refusal is { } no ? new Rejection(no.Code, no.Message) : null;
}
