namespace Jkn.Workflows.Engine;

/// <summary>What is wrong with a definition before it is published, in words for its author.</summary>
public static partial class DefinitionValidator
{
    private static readonly Dictionary<string, string> OutOfScope = new()
    {
        ["Elsa.HttpEndpoint"] = "alur dimulai oleh aplikasi ini sendiri, bukan oleh permintaan HTTP",
        ["Elsa.RunCSharp"] = "kode C# tidak dijalankan",
        ["Elsa.RunPython"] = "kode Python tidak dijalankan",
        ["Elsa.ReadLine"] = "tidak ada layar perintah yang dapat dibaca",
        ["Elsa.Inline"] = "langkah yang hanya ada di dalam kode tidak dapat disimpan",
        ["Elsa.StateMachine"] = "mesin keadaan belum didukung, pakai diagram alur",
    };

    /// <summary>The engine's rules: they hold for every definition. Pass what else is published, so that sub-workflows are found.</summary>
    public static IReadOnlyList<DefinitionProblem> Validate(FlowDefinition definition, FlowLibrary library)
    {
        var problems = new List<DefinitionProblem>();
        foreach (var same in definition.Nodes.GroupBy(n => n.Id).Where(g => g.Count() > 1))
            problems.Add(new("id-duplicate", same.Key, $"Id langkah \"{same.Key}\" dipakai {same.Count()} kali."));
        foreach (var node in definition.Nodes)
        {
            if (CheckType(node, library) is { } unknown)
                problems.Add(unknown);
            problems.AddRange(CheckInputs(node, definition));
            problems.AddRange(node.Validate(definition).Select(p => p.NodeId is null ? p with { NodeId = node.Id } : p));
        }
        foreach (var flowchart in definition.Nodes.OfType<Flowchart>())
            problems.AddRange(CheckMerges(flowchart));
        if (CallsItself(definition, library))
            problems.Add(new("definition-recursive", null, $"Definisi \"{definition.Name}\" memakai dirinya sendiri sebagai langkah."));
        return problems;
    }

    private static DefinitionProblem? CheckType(Activity node, FlowLibrary library)
    {
        var type = node is NotFoundActivity lost ? lost.MissingType : node.Type;
        if (node is not (DefinitionActivity or NotFoundActivity) || node is DefinitionActivity uses && library.Resolve(uses) is not null)
            return null;
        if (OutOfScope.TryGetValue(type, out var reason))
            return new("type-unsupported", node.Id, $"Jenis langkah \"{type}\" tidak didukung: {reason}.");
        if (
            type.StartsWith("Elsa.Http", StringComparison.Ordinal)
            || type
                is "Elsa.SendHttpRequest"
                    or "Elsa.FlowSendHttpRequest"
                    or "Elsa.WriteHttpResponse"
                    or "Elsa.WriteFileHttpResponse"
                    or "Elsa.DownloadHttpFile"
        )
            return new("type-unsupported", node.Id, $"Jenis langkah \"{type}\" tidak didukung: alur tidak berbicara HTTP sendiri.");
        return new("type-unknown", node.Id, $"Jenis langkah \"{type}\" pada \"{node.DisplayText ?? node.Id}\" tidak dikenal.");
    }

    private static IEnumerable<DefinitionProblem> CheckInputs(Activity node, FlowDefinition definition)
    {
        foreach (var (key, input) in node.Inputs)
        {
            var problem = input.Expression switch
            {
                Expression.Unusable u => $"{u.Reason}",
                Expression.JavaScript { Script.Error: { } error } => error,
                Expression.Variable v when !Visible(node, definition, v) => $"variabel \"{v.Name ?? v.Id}\" tidak ada",
                Expression.Literal or Expression.Object => input.FixedFault,
                _ => null,
            };
            if (problem is not null)
                yield return new(
                    "expression-invalid",
                    node.Id,
                    $"Masukan \"{key}\" pada \"{node.DisplayText ?? node.Id}\": {problem.TrimEnd('.')}."
                );
        }
    }

    private static bool Visible(Activity node, FlowDefinition definition, Expression.Variable variable)
    {
        bool In(IEnumerable<FlowVariable> variables) =>
            variables.Any(v => v.Id == variable.Id || v.Name == variable.Name || v.Name == variable.Id || v.Id == variable.Name);
        return variable.Name == "CurrentValue"
            || In(definition.Variables)
            || definition.Nodes.Any(n =>
                n.Variables.Count > 0
                && (node.Path == n.Path || node.Path.StartsWith(n.Path + ":", StringComparison.Ordinal))
                && In(n.Variables)
            );
    }

    /// <summary>
    /// A merge waits for ever when a decision on one of its branches can take a way that does not lead to it. A decision that all branches
    /// come from is no such thing: its other way leaves no branch behind.
    /// </summary>
    private static IEnumerable<DefinitionProblem> CheckMerges(Flowchart flowchart)
    {
        if (flowchart.StartNode is not { } start)
            yield break;
        var merges = flowchart.Activities.Where(a => a.Merge is MergeMode.Merge or MergeMode.Converge).ToArray();
        if (merges.Length == 0)
            yield break;
        var graph = flowchart.GraphFrom(start.Id);
        var (into, from) = (flowchart.Connections.ToLookup(c => c.TargetId), flowchart.Connections.ToLookup(c => c.SourceId));
        foreach (var merge in merges)
        {
            var branches = graph.ForwardInto(merge.Id).Select(c => c.SourceId).Distinct().ToArray();
            if (branches.Length < 2)
                continue;
            var upstream = graph.AncestorsOf(merge.Id);
            var leading = LeadingTo(into, merge.Id);
            var choice = flowchart.Activities.FirstOrDefault(a =>
                upstream.Contains(a.Id)
                && a is not FlowFork
                && a.Outcomes.Count > 1
                && !branches.All(b => b == a.Id || graph.AncestorsOf(b).Contains(a.Id))
                && a.Outcomes.Any(o => !from[a.Id].Any(c => c.Port == o && leading.Contains(c.TargetId)))
            );
            if (choice is not null)
            {
                yield return new(
                    "merge-may-stall",
                    merge.Id,
                    $"\"{merge.DisplayText ?? merge.Id}\" menunggu semua cabang, tetapi \"{choice.DisplayText ?? choice.Id}\" dapat "
                        + "memilih jalan lain: alur bisa menunggu cabang yang sudah berakhir.",
                    IsWarning: true
                );
            }
        }
    }

    /// <summary>All nodes from which some way leads to this node, forward or back, and the node itself.</summary>
    private static HashSet<string> LeadingTo(ILookup<string, Connection> into, string id)
    {
        var found = new HashSet<string> { id };
        var queue = new Queue<string>([id]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var connection in into[node])
            {
                if (found.Add(connection.SourceId))
                    queue.Enqueue(connection.SourceId);
            }
        }
        return found;
    }

    private static bool CallsItself(FlowDefinition definition, FlowLibrary library)
    {
        var seen = new HashSet<string>();
        var stack = new Stack<FlowDefinition>([definition]);
        while (stack.TryPop(out var next))
        {
            foreach (var used in next.Nodes.OfType<DefinitionActivity>().Select(library.Resolve).OfType<FlowDefinition>())
            {
                if (used.DefinitionId == definition.DefinitionId)
                    return true;
                if (seen.Add(used.Id))
                    stack.Push(used);
            }
        }
        return false;
    }
}
