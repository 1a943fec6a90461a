using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>
/// What happens in a flow. Small on purpose: a case keeps them for ever, so whatever follows from the events before
/// (paths, consumed tokens, bookmarks of an activity that ended) is not repeated. Serialise with <see cref="EventJson.Options"/>,
/// which leaves out nulls and zeros. A bookmark ends with <see cref="BookmarkBurned"/> or with the end of its activity.
/// </summary>
public abstract record FlowEvent : IEvent
{
    private FlowEvent() { }

    /// <summary>The flow runs a version of a definition, for life or until <see cref="Migrated"/>.</summary>
    public sealed record FlowStarted(string VersionId, string? CorrelationId = null, [property: Personal] JsonElement? Input = null)
        : FlowEvent;

    /// <summary>
    /// An activity began and has not ended in the same breath. <paramref name="VersionId"/>: it runs that definition as its inside.
    /// </summary>
    public sealed record ActivityStarted(
        int Instance,
        string ActivityId,
        int Parent = 0,
        string? VersionId = null,
        [property: Personal] JsonElement? Data = null
    ) : FlowEvent;

    /// <summary>An activity began and waits: started and its first bookmark (id = instance id) in one.</summary>
    public sealed record ActivityWaiting(
        int Instance,
        string ActivityId,
        string Type,
        int Parent = 0,
        string? Stimulus = null,
        DateTimeOffset? Due = null
    ) : FlowEvent;

    /// <summary>An activity began and completed at once. Outcomes null = Done; tokens per outcome: the activities they lead to.</summary>
    public sealed record ActivityRan(
        int Instance,
        string ActivityId,
        int Parent = 0,
        IReadOnlyList<string>? Outcomes = null,
        IReadOnlyList<IReadOnlyList<string>>? Tokens = null
    ) : FlowEvent;

    /// <summary>A started activity completed; its bookmarks and all that still ran inside it are gone.</summary>
    public sealed record ActivityCompleted(
        int Instance,
        IReadOnlyList<string>? Outcomes = null,
        IReadOnlyList<IReadOnlyList<string>>? Tokens = null
    ) : FlowEvent;

    /// <summary>The parent goes on without waiting for this activity (a child workflow nobody waits for).</summary>
    public sealed record ActivityDetached(
        int Instance,
        IReadOnlyList<string>? Outcomes = null,
        IReadOnlyList<IReadOnlyList<string>>? Tokens = null
    ) : FlowEvent;

    /// <summary>An activity was given up (another branch won); its bookmarks and inside are gone.</summary>
    public sealed record ActivityCancelled(int Instance) : FlowEvent;

    /// <summary>What an activity remembers between its steps (a loop's position).</summary>
    public sealed record DataSet(int Instance, [property: Personal] JsonElement Data) : FlowEvent;

    /// <summary>Tokens of a flowchart changed otherwise than by a completion: blocked arrivals, lifted blocks.</summary>
    public sealed record TokensChanged(int Instance, IReadOnlyList<Token>? Added = null, IReadOnlyList<Token>? Removed = null) : FlowEvent;

    /// <summary>A further bookmark of an activity that has started.</summary>
    public sealed record BookmarkCreated(int Step, int Instance, string Type, string? Stimulus = null, DateTimeOffset? Due = null)
        : FlowEvent;

    /// <summary>A bookmark was used up while its activity goes on waiting.</summary>
    public sealed record BookmarkBurned(string Id) : FlowEvent;

    /// <summary>A variable of the definition (scope 0) or of the activity instance that declares it.</summary>
    public sealed record VariableSet(string Name, [property: Personal] JsonElement Value, int Scope = 0) : FlowEvent;

    /// <summary>An output of an activity, or of the flow itself (instance 0); with the variable it is bound to.</summary>
    public sealed record OutputSet(
        string Name,
        [property: Personal] JsonElement Value,
        int Instance = 0,
        string? Variable = null,
        int Scope = 0
    ) : FlowEvent;

    /// <summary>Text written by WriteLine.</summary>
    public sealed record LineWritten([property: Personal] string Text) : FlowEvent;

    /// <summary>An activity failed, or a merge waits for a branch that has ended. A person looks and retries.</summary>
    public sealed record IncidentRaised(
        int Step,
        string ActivityId,
        string Type,
        [property: Personal] string Message,
        DateTimeOffset At,
        int Instance = 0,
        bool Stalled = false
    ) : FlowEvent;

    /// <summary>An incident is dealt with; the activity goes on.</summary>
    public sealed record IncidentResolved(string Id) : FlowEvent;

    /// <summary>The flow carries this correlation id.</summary>
    public sealed record CorrelationSet(string? CorrelationId) : FlowEvent;

    /// <summary>The flow carries this name.</summary>
    public sealed record NameSet([property: Personal] string? Name) : FlowEvent;

    /// <summary>RunTask asks somebody outside for a task; the bookmark of the same activity waits for the answer.</summary>
    public sealed record TaskRequested(string BookmarkId, string TaskName, [property: Personal] JsonElement? Payload = null) : FlowEvent;

    /// <summary>An event goes out to whoever waits for it; delivering is an effect after the commit.</summary>
    public sealed record EventPublished(string Name, string? CorrelationId = null, [property: Personal] JsonElement? Payload = null)
        : FlowEvent;

    /// <summary>Another definition shall be started as an effect. The bookmark, if any, waits for its end.</summary>
    public sealed record WorkflowDispatched(
        string DefinitionId,
        string? CorrelationId = null,
        [property: Personal] JsonElement? Input = null,
        string? BookmarkId = null
    ) : FlowEvent;

    /// <summary>
    /// The flow goes on with another version; <paramref name="Renamed"/> maps old activity ids to new ones, <paramref name="Insides"/>
    /// numbers of instances to the version that runs inside them from now on.
    /// </summary>
    public sealed record Migrated(
        string VersionId,
        IReadOnlyDictionary<string, string>? Renamed = null,
        IReadOnlyDictionary<int, string>? Insides = null
    ) : FlowEvent;

    /// <summary>The end. Nothing follows; bookmarks are gone.</summary>
    public sealed record Finished(FlowSubStatus SubStatus) : FlowEvent;
}

/// <summary>
/// A token of a flowchart: an activity completed with a port that leads to another. Blocked = the next arrival is swallowed.
/// </summary>
public readonly record struct Token(string From, string Port, string To, bool Blocked = false);
