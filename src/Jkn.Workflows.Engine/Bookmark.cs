namespace Jkn.Workflows.Engine;

/// <summary>
/// A place where a flow waits. <paramref name="Id"/> is derived (instance id of the activity, so the same journal gives the same ids)
/// and unique in the flow for ever; <paramref name="ActivityId"/> is the node's id in its definition;
/// <paramref name="NodePath"/> the ids from the outermost definition to the node, joined by ':' (a sub-workflow's node has its parent's
/// path before it);
/// <paramref name="Stimulus"/> what it waits for (an event name, a task name), <paramref name="Due"/> until when (timers only);
/// <paramref name="Instance"/> the running activity it belongs to, <paramref name="Step"/> its place in the order of the flow.
/// </summary>
public sealed record Bookmark(
    string Id,
    string ActivityId,
    string ActivityType,
    string NodePath,
    string? Stimulus = null,
    DateTimeOffset? Due = null,
    int Instance = 0,
    int Step = 0
);
