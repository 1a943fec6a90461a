namespace Jkn.Workflows.Engine;

/// <summary>
/// The definitions a flow may reach: as activities, as children, as its own version. Never changed; a new set is a new library.
/// </summary>
public sealed class FlowLibrary
{
    private readonly Dictionary<string, FlowDefinition> byVersionId = [];
    private readonly ILookup<string, FlowDefinition> byDefinitionId;
    private readonly ILookup<string, FlowDefinition> byTypeName;

    private readonly Func<FlowDefinition, bool> published;

    /// <param name="definitions">Every version that may be run or used.</param>
    /// <param name="published">Which of them are in force, for whoever keeps that apart from the JSON; else the JSON's own flag.</param>
    public FlowLibrary(IEnumerable<FlowDefinition> definitions, Func<FlowDefinition, bool>? published = null)
    {
        All = [.. definitions];
        this.published = published ?? (d => d.IsPublished);
        foreach (var definition in All)
            byVersionId[definition.Id] = definition;
        byDefinitionId = All.ToLookup(d => d.DefinitionId);
        byTypeName = All.Where(d => d.UsableAsActivity).ToLookup(d => d.TypeName);
    }

    public static FlowLibrary Empty { get; } = new([]);

    public IReadOnlyList<FlowDefinition> All { get; }

    public FlowLibrary With(params IEnumerable<FlowDefinition> more) => new(All.Concat(more), published);

    public FlowDefinition? ByVersionId(string? id) => id is null ? null : byVersionId.GetValueOrDefault(id);

    /// <summary>The published version of a definition, else its newest one.</summary>
    public FlowDefinition? ByDefinitionId(string? definitionId) => definitionId is null ? null : Best(byDefinitionId[definitionId]);

    public FlowDefinition? Latest(string definitionId) => byDefinitionId[definitionId].MaxBy(d => d.Version);

    public FlowDefinition? Published(string definitionId) => byDefinitionId[definitionId].Where(published).MaxBy(d => d.Version);

    /// <summary>A definition usable as activity, by type name: the exact version, else the best one.</summary>
    public FlowDefinition? ByType(string typeName, int version) =>
        byTypeName[typeName].FirstOrDefault(d => d.Version == version) ?? Best(byTypeName[typeName]);

    /// <summary>What a node that uses a definition means: its version id, else its definition id, else its type name.</summary>
    public FlowDefinition? Resolve(DefinitionActivity node) =>
        ByVersionId(node.VersionId) ?? ByDefinitionId(node.DefinitionId) ?? ByType(node.Type, node.Version);

    private FlowDefinition? Best(IEnumerable<FlowDefinition> versions) =>
        versions.OrderByDescending(published).ThenByDescending(d => d.Version).FirstOrDefault();
}
