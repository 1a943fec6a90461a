using System.Collections.Immutable;
using System.Text.Json;

namespace Jkn.Workflows.Engine;

public enum FlowStatus
{
    Running,
    Finished,
}

/// <summary>Elsa's sub-statuses. Executing is never seen from outside: between two calls a running flow is suspended.</summary>
public enum FlowSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}

/// <summary>Something went wrong and waits for a person. <paramref name="Stalled"/>: a merge waits for a branch that has ended.</summary>
public sealed record Incident(
    string Id,
    string ActivityId,
    string NodePath,
    string Type,
    string Message,
    DateTimeOffset At,
    int Instance,
    bool Stalled = false
);

/// <summary>
/// An activity that runs now. <paramref name="Prefix"/> names the sub-workflows it lies in; <paramref name="VersionId"/> is set
/// when it runs a definition as its inside; its tokens are a flowchart's.
/// </summary>
public sealed record ActivityInstance(
    int Number,
    string ActivityId,
    int Parent,
    string Path,
    string Prefix,
    string? VersionId = null,
    JsonElement? Data = null,
    bool Faulted = false,
    bool Detached = false
)
{
    public ImmutableArray<Token> Tokens { get; init; } = [];
    public string Id => $"{Prefix}{ActivityId}#{Number}";
}

/// <summary>
/// All that is remembered of a flow: folding its events gives exactly this. Values are kept by scope (0 = the flow,
/// else the activity instance that declares the variables); completed activities are forgotten, their outputs are not.
/// </summary>
public sealed partial record FlowState
{
    public static FlowState Empty { get; } = new();

    /// <summary>The variable in which a run of a loop finds its item.</summary>
    public const string CurrentValue = "CurrentValue";

    public string VersionId { get; init; } = "";
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public FlowStatus Status { get; init; }

    /// <summary>How it ended; null while it runs.</summary>
    public FlowSubStatus? End { get; init; }

    /// <summary>Highest number given to an activity, a bookmark or an incident.</summary>
    public int Steps { get; init; }
    public JsonElement? Input { get; init; }
    public ImmutableSortedDictionary<string, JsonElement> Output { get; init; } =
        ImmutableSortedDictionary<string, JsonElement>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableSortedDictionary<int, ActivityInstance> Instances { get; init; } =
        ImmutableSortedDictionary<int, ActivityInstance>.Empty;
    public ImmutableSortedDictionary<string, Bookmark> Bookmarks { get; init; } =
        ImmutableSortedDictionary<string, Bookmark>.Empty.WithComparers(StringComparer.Ordinal);
    public ImmutableSortedDictionary<string, Incident> Incidents { get; init; } =
        ImmutableSortedDictionary<string, Incident>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Values that were set, by scope and name; a variable never set has its declared value.</summary>
    public ImmutableDictionary<(int Scope, string Name), JsonElement> Variables { get; init; } =
        ImmutableDictionary<(int, string), JsonElement>.Empty;

    /// <summary>Last outputs of activities, by "node path.output name".</summary>
    public ImmutableDictionary<string, JsonElement> ActivityOutputs { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    public bool IsStarted => VersionId.Length > 0;
    public bool IsFinished => Status == FlowStatus.Finished;
    public FlowSubStatus SubStatus => End ?? (IsStarted ? FlowSubStatus.Suspended : FlowSubStatus.Pending);

    /// <summary>Bookmarks in the order in which they were made.</summary>
    public IEnumerable<Bookmark> Waiting => Bookmarks.Values.OrderBy(b => b.Step);

    /// <summary>Runs of loops around an instance, from the inside out: the instance that is the run, and its item.</summary>
    public IEnumerable<(int Run, JsonElement Item)> RunsAround(int instance)
    {
        for (var at = Instances.GetValueOrDefault(instance); at is not null; at = Instances.GetValueOrDefault(at.Parent))
        {
            if (Variables.TryGetValue((at.Number, CurrentValue), out var item))
                yield return (at.Number, item);
        }
    }

    /// <summary>The value of a variable of the flow itself that was set; null when it never was.</summary>
    public JsonElement? Variable(string name) => Variables.TryGetValue((0, name), out var value) ? value : null;
}
