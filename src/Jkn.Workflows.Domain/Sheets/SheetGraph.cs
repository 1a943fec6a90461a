using System.Collections.Immutable;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;
using Jkn.Workflows.Engine.Activities;

namespace Jkn.Workflows.Domain.Sheets;

/// <summary>
/// A step as the sheet's reader sees it; <see cref="Group"/> says for what it runs again and again. <see cref="Source"/>: what a
/// sub-procedure's step rests on where it is used, when the use says so: a chain of a document's letter may be lent to another one.
/// </summary>
internal sealed record SheetStep(string Key, Activity Node, string? Group, string? Source = null);

/// <summary>From a step by one of its outcomes to the next one that somebody does; what the program does on the way.</summary>
internal sealed record SheetEdge(string From, string Port, string To, ImmutableArray<string> Automatic);

/// <summary>
/// The definition as a reader of the printed sheet sees it: sub-procedures and bodies of containers unfolded in place, what is no act of
/// anybody (joins, variables, clocks, what the program does alone, sign-off levels the region switched off) drawn into the arrows.
/// </summary>
internal sealed class SheetGraph
{
    private readonly FlowLibrary library;
    private readonly Func<SignOff, bool> isOff;
    private readonly HashSet<string> hidden = [];
    private readonly List<SheetStep> steps = [];
    private List<SheetEdge> edges = [];

    private SheetGraph(FlowLibrary library, Func<SignOff, bool> isOff) => (this.library, this.isOff) = (library, isOff);

    /// <summary>Visible steps in the order of the definition.</summary>
    public IReadOnlyList<SheetStep> Steps => [.. steps.Where(s => !hidden.Contains(s.Key))];

    public IReadOnlyList<SheetEdge> Edges => edges;

    public List<OfficeActivity> Clocks { get; } = [];

    public static SheetGraph Of(FlowDefinition definition, FlowLibrary library, Func<SignOff, bool> isOff)
    {
        var graph = new SheetGraph(library, isOff);
        if (definition.Root is Flowchart chart)
            graph.Add(chart, new("", null, null, [definition.Id]));
        graph.Contract();
        return graph;
    }

    /// <param name="Exit">From an end of what is unfolded here to where the step that holds it goes on; null at the outermost.</param>
    /// <param name="Body">In a container's body every way that leads nowhere is an end of it.</param>
    private sealed record Place(
        string Prefix,
        string? Group,
        Func<Activity, IEnumerable<string>>? Exit,
        ImmutableList<string> Path,
        bool Body = false,
        string? Source = null
    );

    private void Add(Flowchart chart, Place place)
    {
        foreach (var node in chart.Activities)
        {
            var outgoing = chart.Connections.Where(c => c.SourceId == node.Id).ToList();
            Add(node, outgoing, place);
        }
    }

    private void Add(Activity node, List<Connection> outgoing, Place place)
    {
        var key = place.Prefix + node.Id;
        steps.Add(new(key, node, place.Group, place.Source));
        if (Unfold(node, key, outgoing, place))
            return;
        var open =
            node is Complete or End or Finish ? [""]
            : place.Body ? node.Outcomes.Except(outgoing.Select(c => c.Port)).ToArray()
            : outgoing.Count == 0 ? [""]
            : Array.Empty<string>();
        var ends = open.Length > 0 && place.Exit is not null;
        if (IsHidden(node, outgoing, place, ends))
            hidden.Add(key);
        if (node is BatasWaktu or EskalasiWaktu)
            Clocks.Add((OfficeActivity)node);
        var skipped = node is SignOff sign && isOff(sign);
        var ways = outgoing
            .Where(c => !skipped || c.Port == SignOff.Forward)
            .Select(c => (c.Port, To: place.Prefix + c.TargetId))
            .Concat(ends ? open.SelectMany(port => place.Exit!(node).Select(to => (Port: port, To: to))) : []);
        // The first outcome of a step is its plain way on, whichever connection was drawn first.
        edges.AddRange(
            ways.OrderBy(w => Order(node, w.Port)).Select(w => new SheetEdge(key, hidden.Contains(key) ? "" : w.Port, w.To, []))
        );
    }

    private static int Order(Activity node, string port)
    {
        var at = node.Outcomes.ToList().IndexOf(port);
        return at < 0 ? node.Outcomes.Count : at;
    }

    private bool Unfold(Activity node, string key, List<Connection> outgoing, Place place)
    {
        // A definition that uses itself is drawn once, as a step.
        if (
            node is DefinitionActivity use
            && library.Resolve(use) is { Root: Flowchart { StartNode: { } start } inner } inside
            && !place.Path.Contains(inside.Id)
        )
        {
            hidden.Add(key);
            edges.Add(new(key, "", $"{key}/{start.Id}", []));
            var source = SheetFact.Said(use, "sumber") ?? place.Source;
            Add(inner, new($"{key}/", place.Group, end => Onward(OutcomesOf(end)), place.Path.Add(inside.Id), Source: source));
            return true;
        }
        if (node is not Flowchart && node.Children is [var body, ..])
        {
            hidden.Add(key);
            var first = body is Flowchart { StartNode: { } begin } ? begin : body;
            edges.Add(new(key, "", $"{key}/{first.Id}", []));
            var within = new Place(
                $"{key}/",
                GroupOf(node),
                _ => outgoing.Select(c => place.Prefix + c.TargetId),
                place.Path,
                Body: true,
                Source: place.Source
            );
            if (body is Flowchart chart)
                Add(chart, within);
            else
                Add(body, [], within);
            return true;
        }
        return false;

        IEnumerable<string> Onward(IReadOnlyList<string> outcomes) =>
            outgoing.Where(c => outcomes.Contains(c.Port)).Select(c => place.Prefix + c.TargetId);
    }

    private static IReadOnlyList<string> OutcomesOf(Activity end) =>
        (end as Complete)?.Outcomes?.FixedOr([]) is { Count: > 0 } named ? named : ["Done"];

    private static string GroupOf(Activity container) => container.DisplayText is { Length: > 0 } named ? named : "Untuk setiap peserta";

    private bool IsHidden(Activity node, List<Connection> outgoing, Place place, bool ends) =>
        node switch
        {
            SetVariable or FlowJoin or FlowFork or BatasWaktu or EskalasiWaktu or WriteLine or SetName => true,
            SignOff sign when isOff(sign) => true,
            Start => place.Prefix.Length > 0,
            Complete or End or Finish => ends,
            // What the program decides among several ways needs its place: it stands with whoever did the step before.
            OfficeActivity { Performer: OfficeActivity.Machine } => (outgoing.Count > 0 || ends)
                && outgoing.Select(c => c.Port).Distinct().Count() <= 1,
            _ => false,
        };

    private void Contract()
    {
        foreach (var gone in steps.Where(s => hidden.Contains(s.Key)))
        {
            ImmutableArray<string> done = gone.Node is OfficeActivity and not (SignOff or BatasWaktu or EskalasiWaktu) and { } alone
                ? [((OfficeActivity)alone).Deed]
                : [];
            var onward = edges.Where(e => e.From == gone.Key && e.To != gone.Key).ToList();
            edges =
            [
                .. edges.Where(e => e.From != gone.Key).SelectMany(e => e.To != gone.Key ? [e] : onward.Select(o => Joined(e, done, o))),
            ];
        }
    }

    private static SheetEdge Joined(SheetEdge before, ImmutableArray<string> done, SheetEdge after) =>
        new(
            before.From,
            before.Port.Length > 0 ? before.Port : after.Port,
            after.To,
            [.. before.Automatic.Concat(done).Concat(after.Automatic).Distinct()]
        );
}
