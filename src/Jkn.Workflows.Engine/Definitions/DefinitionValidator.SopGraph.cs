namespace Jkn.Workflows.Engine;

public static partial class DefinitionValidator
{
    /// <summary>A definition with an activity of ours is a procedure of an office: the graph rules hold for it.</summary>
    public static bool IsSop(FlowDefinition definition) => definition.Nodes.Any(n => n.Type.StartsWith("Jkn.", StringComparison.Ordinal));

    /// <summary>
    /// What a procedure's graph must have: a start, an end, no decision with one way, nothing unreachable, no cycle without a wait.
    /// </summary>
    public static IReadOnlyList<DefinitionProblem> ValidateSopGraph(FlowDefinition definition)
    {
        if (definition.Root is not Flowchart root)
            return [new("root-not-flowchart", definition.Root.Id, "SOP harus berupa diagram alur.")];
        var problems = new List<DefinitionProblem>();
        if (!root.Activities.Any(a => a is Start))
            problems.Add(new("start-missing", root.Id, "Diagram alur tidak mempunyai langkah Mulai."));
        if (!root.Activities.Any(a => a.IsTerminal))
            problems.Add(new("end-missing", root.Id, "Diagram alur tidak mempunyai langkah Selesai."));
        foreach (var flowchart in definition.Nodes.OfType<Flowchart>())
        {
            problems.AddRange(OneWayDecisions(flowchart));
            problems.AddRange(Unreachable(flowchart));
            problems.AddRange(Cycles(flowchart));
        }
        return problems;
    }

    private static IEnumerable<DefinitionProblem> OneWayDecisions(Flowchart flowchart)
    {
        var outbound = flowchart.Connections.ToLookup(c => c.SourceId, c => c.Port);
        foreach (var node in flowchart.Activities.Where(a => a.Outcomes.Count > 1))
        {
            var open = node.Outcomes.Except(outbound[node.Id]).ToArray();
            if (node.Outcomes.Count - open.Length < 2)
                yield return new(
                    "decision-one-way",
                    node.Id,
                    $"\"{Label(node)}\" mempunyai {node.Outcomes.Count} hasil, tetapi kurang dari dua yang disambung "
                        + $"(belum: {string.Join(", ", open)})."
                );
            else if (open.Length > 0)
                yield return new(
                    "outcome-unconnected",
                    node.Id,
                    $"Hasil {string.Join(", ", open)} dari \"{Label(node)}\" belum disambung.",
                    IsWarning: true
                );
        }
    }

    private static IEnumerable<DefinitionProblem> Unreachable(Flowchart flowchart)
    {
        var outbound = flowchart.Connections.ToLookup(c => c.SourceId, c => c.TargetId);
        var starts = flowchart.Activities.Where(a => a.CanStart || a == flowchart.StartNode).Select(a => a.Id).ToArray();
        var seen = new HashSet<string>(starts);
        var queue = new Queue<string>(starts);
        while (queue.TryDequeue(out var id))
        {
            foreach (var next in outbound[id].Where(seen.Add))
                queue.Enqueue(next);
        }
        return flowchart
            .Activities.Where(a => !seen.Contains(a.Id))
            .Select(a => new DefinitionProblem("node-unreachable", a.Id, $"\"{Label(a)}\" tidak dapat dicapai dari awal."));
    }

    /// <summary>What is left of the steps that do not wait, after taking away, from both ends, whatever is in no circle.</summary>
    private static IEnumerable<DefinitionProblem> Cycles(Flowchart flowchart)
    {
        var quick = flowchart.Activities.Where(a => !MayWait(a)).Select(a => a.Id).ToHashSet();
        var edges = flowchart
            .Connections.Where(c => quick.Contains(c.SourceId) && quick.Contains(c.TargetId))
            .Select(c => (From: c.SourceId, To: c.TargetId))
            .Distinct()
            .ToArray();
        Trim(quick, edges.ToLookup(e => e.From, e => e.To), edges.GroupBy(e => e.To).ToDictionary(g => g.Key, g => g.Count()));
        edges = [.. edges.Where(e => quick.Contains(e.From) && quick.Contains(e.To))];
        Trim(quick, edges.ToLookup(e => e.To, e => e.From), edges.GroupBy(e => e.From).ToDictionary(g => g.Key, g => g.Count()));
        var circle = flowchart.Activities.Where(a => quick.Contains(a.Id)).ToArray();
        if (circle.Length > 0)
            yield return new(
                "cycle-without-wait",
                circle[0].Id,
                $"Alur berputar tanpa titik tunggu: {string.Join(", ", circle.Take(5).Select(Label))}."
            );
    }

    private static void Trim(HashSet<string> left, ILookup<string, string> next, Dictionary<string, int> incoming)
    {
        var free = new Queue<string>(left.Where(id => !incoming.ContainsKey(id)));
        while (free.TryDequeue(out var id))
        {
            left.Remove(id);
            foreach (var target in next[id])
            {
                if (--incoming[target] == 0)
                    free.Enqueue(target);
            }
        }
    }

    /// <summary>A sub-workflow is taken to wait: what it holds is checked where it is published.</summary>
    private static bool MayWait(Activity node) => node.Waits || node is DefinitionActivity or ExecuteWorkflow || node.Children.Any(MayWait);

    private static string Label(Activity node) => node.DisplayText ?? node.Id;
}
