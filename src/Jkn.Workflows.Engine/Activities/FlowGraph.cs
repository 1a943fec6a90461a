namespace Jkn.Workflows.Engine.Activities;

/// <summary>
/// A flowchart's connections seen from where the run began: which lead forward, which lead back. A connection leads back when its target
/// already leads to its source; connections that cannot be reached from the start are neither.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<string, List<Connection>> forwardIn = [];
    private readonly Dictionary<string, HashSet<string>> ancestors = [];

    public FlowGraph(IReadOnlyList<Connection> connections, string start)
    {
        var outbound = connections.ToLookup(c => c.SourceId);
        var forward = new Dictionary<string, List<string>>();
        var seen = new HashSet<string> { start };
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var source))
        {
            foreach (var targets in outbound[source].GroupBy(c => c.TargetId))
            {
                if (Leads(forward, targets.Key, source))
                    continue;
                Of(forward, source).Add(targets.Key);
                Of(forwardIn, targets.Key).AddRange(targets.Distinct());
                if (seen.Add(targets.Key))
                    queue.Enqueue(targets.Key);
            }
        }
    }

    /// <summary>Connections that lead forward to a node.</summary>
    public IReadOnlyList<Connection> ForwardInto(string id) => forwardIn.TryGetValue(id, out var found) ? found : [];

    /// <summary>All nodes from which one gets forward to this node.</summary>
    public IReadOnlySet<string> AncestorsOf(string id)
    {
        lock (ancestors)
        {
            if (ancestors.TryGetValue(id, out var known))
                return known;
            var found = new HashSet<string>();
            var queue = new Queue<string>([id]);
            while (queue.TryDequeue(out var node))
            {
                foreach (var connection in ForwardInto(node))
                {
                    if (found.Add(connection.SourceId))
                        queue.Enqueue(connection.SourceId);
                }
            }
            return ancestors[id] = found;
        }
    }

    private static bool Leads(Dictionary<string, List<string>> edges, string from, string to)
    {
        if (from == to)
            return true;
        var seen = new HashSet<string> { from };
        var stack = new Stack<string>([from]);
        while (stack.TryPop(out var node))
        {
            foreach (var next in edges.GetValueOrDefault(node) ?? [])
            {
                if (next == to)
                    return true;
                if (seen.Add(next))
                    stack.Push(next);
            }
        }
        return false;
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> lists, string key) =>
        lists.TryGetValue(key, out var list) ? list : lists[key] = [];
}
