using System.Collections.Concurrent;
using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>
/// Nodes and connections, in Elsa's token mode: a completed node leaves a token on each connection of its outcomes and uses up those
/// that led to it; the target's merge mode says when it runs. Nothing running, nothing scheduled: the flowchart is done, unless
/// a merge still waits for a branch that has ended, which a person must see.
/// </summary>
[Activity("Elsa.Flowchart", "Alur", "Diagram alur", "Langkah-langkah dengan sambungan di antaranya.", Browsable = false)]
public sealed class Flowchart : Activity, IReadsNode
{
    private readonly ConcurrentDictionary<string, FlowGraph> graphs = [];
    private Dictionary<string, Activity> nodes = [];
    private readonly Dictionary<string, Connection[]> outbound = [];
    private readonly Dictionary<(string Source, string Port), string[]> targets = [];
    private string? startId;

    public IReadOnlyList<Activity> Activities { get; init; } = [];
    public IReadOnlyList<Connection> Connections { get; private set; } = [];

    /// <summary>Where it begins when no trigger says otherwise.</summary>
    public Activity? StartNode { get; private set; }

    public void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs)
    {
        foreach (var child in Activities)
            nodes.TryAdd(child.Id, child);
        startId = node.Text("start") ?? node.Property("start")?.Text("id");
        Connections = ConnectionReader.Read(node.Property("connections"), nodes, Id, reader);
        foreach (var ways in Connections.GroupBy(c => c.SourceId))
        {
            outbound[ways.Key] = [.. ways];
            foreach (var way in ways.GroupBy(c => c.Port))
                targets[(ways.Key, way.Key)] = [.. way.Select(c => c.TargetId).Distinct()];
        }
        StartNode = FirstNode();
    }

    public override void Execute(ActivityContext flow)
    {
        if (Begin(flow) is not { } start)
        {
            flow.Complete();
            return;
        }
        if (start != StartNode)
            flow.Data = JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["start"] = start.Id });
        flow.Schedule(start);
    }

    public override void ChildCompleted(ActivityContext flow, ChildEnd child)
    {
        if (child.Activity.IsTerminal)
        {
            flow.Complete();
            return;
        }
        var arrivals = new FlowArrivals(flow, this, Graph(flow));
        var ways = outbound.GetValueOrDefault(child.Activity.Id) ?? [];
        var reached = new HashSet<string>();
        foreach (var connection in ways)
        {
            if (child.Outcomes.Contains(connection.Port) && reached.Add(connection.TargetId))
                arrivals.Arrive(connection);
        }
        foreach (var connection in ways)
        {
            if (reached.Add(connection.TargetId))
                arrivals.Pass(connection.TargetId);
        }
        arrivals.LiftBlocks();
        if (flow.LiveChildren == 0 && arrivals.AtRest())
            flow.Complete();
    }

    internal Activity Node(string id) => nodes[id];

    /// <summary>For each outcome the nodes it leads to; null when it leads nowhere.</summary>
    internal IReadOnlyList<IReadOnlyList<string>>? TokensOf(Activity child, IReadOnlyList<string> outcomes)
    {
        if (child.IsTerminal)
            return null;
        var (tokens, any) = (new string[outcomes.Count][], false);
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = targets.GetValueOrDefault((child.Id, outcomes[i])) ?? [];
            any |= tokens[i].Length > 0;
        }
        return any ? tokens : null;
    }

    internal FlowGraph GraphFrom(string start) => graphs.GetOrAdd(start, id => new FlowGraph(Connections, id));

    private FlowGraph Graph(ActivityContext flow) =>
        GraphFrom(flow.Data?.Text("start") is { } start && nodes.ContainsKey(start) ? start : StartNode!.Id);

    private Activity? Begin(ActivityContext flow) =>
        flow.TriggerId is { } trigger && nodes.TryGetValue(trigger, out var triggered) ? triggered : StartNode;

    private Activity? FirstNode()
    {
        if (startId is not null && nodes.TryGetValue(startId, out var named))
            return named;
        var reached = Connections.Select(c => c.TargetId).ToHashSet();
        return Activities.FirstOrDefault(a => a is Start)
            ?? Activities.FirstOrDefault(a => a.CanStart)
            ?? Activities.FirstOrDefault(a => !reached.Contains(a.Id))
            ?? (Activities.Count > 0 ? Activities[0] : null);
    }
}
