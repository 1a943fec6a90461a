using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>A variable of a definition or a container, with the value it has until it is set.</summary>
public sealed record FlowVariable(string Id, string Name, string? TypeName = null, JsonElement? Value = null);

/// <summary>An input of a definition.</summary>
public sealed record FlowInput(
    string Name,
    string? Type = null,
    JsonElement? Default = null,
    bool IsArray = false,
    string? DisplayName = null
);

/// <summary>An output of a definition.</summary>
public sealed record FlowOutput(string Name, string? Type = null, string? DisplayName = null);

/// <summary>A connection between two nodes of a flowchart; the port belongs to the source.</summary>
public sealed record Connection(string SourceId, string Port, string TargetId);

/// <summary>
/// What the engine runs: one version of a procedure, never changed after reading. Parsed once, serves any number of runs.
/// <see cref="Source"/> is the JSON as it was read, so that keys nobody knows survive.
/// </summary>
public sealed class FlowDefinition
{
    private readonly Dictionary<string, Activity> byPath;
    private readonly ILookup<string, Activity> byId;

    public FlowDefinition(string id, string definitionId, Activity root, JsonElement source)
    {
        Id = id;
        DefinitionId = definitionId;
        Root = root;
        Source = source;
        Nodes = [.. Walk(root)];
        byId = Nodes.ToLookup(n => n.Id);
        byPath = [];
        foreach (var node in Nodes)
            byPath.TryAdd(node.Path, node);
        Connections = [.. Nodes.OfType<Flowchart>().SelectMany(f => f.Connections)];
    }

    /// <summary>Id of this version.</summary>
    public string Id { get; }
    public string DefinitionId { get; }
    public string? Name { get; init; }
    public int Version { get; init; } = 1;
    public bool IsPublished { get; init; }
    public bool IsLatest { get; init; }
    public bool UsableAsActivity { get; init; }

    /// <summary>A fault stops its branch only; otherwise it ends the flow (Elsa's default).</summary>
    public bool ContinuesWithIncidents { get; init; }
    public IReadOnlyList<FlowVariable> Variables { get; init; } = [];
    public IReadOnlyList<FlowInput> Inputs { get; init; } = [];
    public IReadOnlyList<FlowOutput> Outputs { get; init; } = [];
    public IReadOnlyList<string> Outcomes { get; init; } = [];
    public Activity Root { get; }
    public JsonElement Source { get; }

    /// <summary>Every node, outer before inner, in the order of the JSON.</summary>
    public IReadOnlyList<Activity> Nodes { get; }

    /// <summary>The connections of all flowcharts, for pictures.</summary>
    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>The node at a path (<see cref="Activity.Path"/>), or the one with this id; null when there is none.</summary>
    public Activity? Node(string pathOrId) => byPath.GetValueOrDefault(pathOrId) ?? byId[pathOrId].FirstOrDefault();

    /// <summary>All nodes with this id: more than one is a problem of the definition.</summary>
    public IEnumerable<Activity> NodesById(string id) => byId[id];

    public FlowInput? Input(string name) => Inputs.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The type name under which other definitions use this one: its name in PascalCase.</summary>
    public string TypeName => PascalCase(Name ?? DefinitionId);

    /// <summary>SHA-256 over the canonical JSON: key order and white space do not count, everything else does.</summary>
    public string ContentHash => hash ??= CanonicalJson.Hash(Source);
    private string? hash;

    private static IEnumerable<Activity> Walk(Activity node) => node.Children.SelectMany(Walk).Prepend(node);

    private static string PascalCase(string name) =>
        string.Concat(
            name.Split([' ', '-', '_', '.', '/', ':', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => char.ToUpperInvariant(word[0]) + word[1..])
        );
}
