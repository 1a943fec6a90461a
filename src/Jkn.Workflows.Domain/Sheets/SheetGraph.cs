using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// The definition as a reader of the printed sheet sees it: sub-procedures unfolded in place, what is no activity of anybody (joins,
/// variables, clocks, sign-off levels the region switched off) drawn together into the arrows.
/// </summary>
internal sealed class SheetGraph
{
    internal sealed record Edge(string From, string Label, string To);

    private readonly FlowLibrary library;
    private readonly Func<SignOff, bool> isOff;
    private readonly HashSet<string> hidden = [];
    private List<Edge> edges = [];

    private SheetGraph(FlowLibrary library, Func<SignOff, bool> isOff) => (this.library, this.isOff) = (library, isOff);

    /// <summary>Visible nodes in the order of the definition.</summary>
    public List<(string Key, Activity Node)> Nodes { get; private set; } = [];

    public IReadOnlyList<Edge> Edges => edges;

    public List<OfficeActivity> Clocks { get; } = [];

    public static SheetGraph Of(FlowDefinition definition, FlowLibrary library, Func<SignOff, bool> isOff)
    {
        var graph = new SheetGraph(library, isOff);
        graph.Add(definition, "", null, [definition.Id]);
        graph.Contract();
        graph.Nodes = [.. graph.Nodes.Where(n => !graph.hidden.Contains(n.Key))];
        return graph;
    }

    // Exit: for a node that uses a definition, from an outcome of that definition to where the node goes on.
    private void Add(FlowDefinition definition, string prefix, Func<string, IEnumerable<string>>? exit, ImmutableList<string> path)
    {
        if (definition.Root is not Flowchart chart)
            return;
        foreach (var node in chart.Activities)
        {
            var key = prefix + node.Id;
            Nodes.Add((key, node));
            var outgoing = chart.Connections.Where(c => c.SourceId == node.Id).ToList();
            // A definition that uses itself is drawn once, as a step.
            if (
                node is DefinitionActivity use
                && library.Resolve(use) is { Root: Flowchart inner } inside
                && !path.Contains(inside.Id)
                && inner.StartNode is { } start
            )
            {
                hidden.Add(key);
                edges.Add(new(key, "", $"{key}/{start.Id}"));
                Add(
                    inside,
                    $"{key}/",
                    outcome => outgoing.Where(c => c.Port == outcome).Select(c => prefix + c.TargetId),
                    path.Add(inside.Id)
                );
                continue;
            }
            var level = node is SignOff sign && isOff(sign);
            if (level || IsMachinery(node) || prefix.Length > 0 && node is Start or Complete or End && exit is not null)
                hidden.Add(key);
            if (node is BatasWaktu or EskalasiWaktu)
                Clocks.Add((OfficeActivity)node);
            foreach (var connection in outgoing.Where(c => !level || c.Port == SignOff.Forward))
                edges.Add(new(key, hidden.Contains(key) ? "" : SheetWords.Outcome(connection.Port), prefix + connection.TargetId));
            if (exit is null || node is not (Complete or End))
                continue;
            var outcomes = (node as Complete)?.Outcomes?.FixedOr([]) is { Count: > 0 } named ? named : ["Done"];
            edges.AddRange(outcomes.SelectMany(exit).Select(target => new Edge(key, "", target)));
        }
    }

    private static bool IsMachinery(Activity node) =>
        node is SetVariable or FlowJoin or FlowFork or BatasWaktu or EskalasiWaktu or WriteLine or SetName;

    private void Contract()
    {
        foreach (var gone in Nodes.Select(n => n.Key).Where(hidden.Contains))
        {
            var onward = edges.Where(e => e.From == gone && e.To != gone).ToList();
            edges = [.. edges.Where(e => e.From != gone).SelectMany(e => e.To == gone ? onward.Select(o => e with { To = o.To }) : [e])];
        }
        // One arrow between two steps, whatever number of outcomes takes it.
        edges =
        [
            .. edges
                .Distinct()
                .GroupBy(e => (e.From, e.To))
                .Select(same => new Edge(
                    same.Key.From,
                    string.Join(" / ", same.Select(e => e.Label).Where(l => l.Length > 0).Distinct()),
                    same.Key.To
                )),
        ];
    }
}
