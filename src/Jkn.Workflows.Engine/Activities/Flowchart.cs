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
    private ILookup<string, Connection> outbound = Array.Empty<Connection>().ToLookup(c => c.SourceId);
    private string? startId;

    public IReadOnlyList<Activity> Activities { get; init; } = [];
    public IReadOnlyList<Connection> Connections { get; private set; } = [];

    /// <summary>Where it begins when no trigger says otherwise.</summary>
    public Activity? StartNode => Begin(null);

    public void Read(JsonElement node, ActivityReader reader, List<Activity> children, Dictionary<string, Input> inputs)
    {
        foreach (var child in Activities)
            nodes.TryAdd(child.Id, child);
        startId = node.Text("start") ?? node.Property("start")?.Text("id");
        Connections = ConnectionReader.Read(node.Property("connections"), nodes, Id, reader);
        outbound = Connections.ToLookup(c => c.SourceId);
    }

    public override void Execute(ActivityContext flow)
    {
        if (Begin(flow) is not { } start)
        {
            flow.Complete();
            return;
        }
        if (start != Begin(null))
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
        var reached = new HashSet<string>();
        foreach (var connection in outbound[child.Activity.Id])
        {
            if (child.Outcomes.Contains(connection.Port) && reached.Add(connection.TargetId))
                arrivals.Arrive(connection);
        }
        foreach (var connection in outbound[child.Activity.Id])
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
        if (child.IsTerminal || !outbound.Contains(child.Id))
            return null;
        var tokens = outcomes.Select(o => outbound[child.Id].Where(c => c.Port == o).Select(c => c.TargetId).Distinct().ToArray()).ToArray();
        return tokens.All(t => t.Length == 0) ? null : tokens;
    }

    internal FlowGraph GraphFrom(string start) => graphs.GetOrAdd(start, id => new FlowGraph(Connections, id));

    private FlowGraph Graph(ActivityContext flow) => GraphFrom(flow.Data?.Text("start") is { } start && nodes.ContainsKey(start) ? start : StartNode!.Id);

    private Activity? Begin(ActivityContext? flow)
    {
        if (flow?.TriggerId is { } trigger && nodes.TryGetValue(trigger, out var triggered))
            return triggered;
        if (startId is not null && nodes.TryGetValue(startId, out var named))
            return named;
        var targets = Connections.Select(c => c.TargetId).ToHashSet();
        return Activities.FirstOrDefault(a => a is Start)
            ?? Activities.FirstOrDefault(a => a.CanStart)
            ?? Activities.FirstOrDefault(a => !targets.Contains(a.Id))
            ?? (Activities.Count > 0 ? Activities[0] : null);
    }
}
