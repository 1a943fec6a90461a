using System.Text.Json.Nodes;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Studio;

/// <summary>
/// A stored version as the designer wants it: nothing null that it iterates, every node drawable, flags from the life of the version.
/// </summary>
internal sealed class StudioDefinition(ActivityCatalog catalog)
{
    /// <summary>In customProperties: which save and which open editor this is. The designer hands it back; it is never stored.</summary>
    public const string SaveKey = "jknSimpan";

    private static readonly string[] lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <param name="session">Names the editor that opens it; null for an answer that nobody edits.</param>
    public JsonObject Of(SopRow row, bool isLatest, bool mayEdit, CatalogAnswer types, string? session)
    {
        var definition =
            StudioJson.Parse(System.Text.Encoding.UTF8.GetBytes(row.Json))
            ?? throw new InvalidOperationException($"Version {row.VersionId} holds no JSON object.");
        (definition["id"], definition["definitionId"], definition["version"], definition["name"]) = (
            row.VersionId,
            row.DefinitionId,
            row.Version,
            StudioJson.Text(definition, "name") ?? row.Name
        );
        (definition["isLatest"], definition["isPublished"], definition["isReadonly"]) = (isLatest, IsPublished(row.State, isLatest), false);
        definition["createdAt"] ??= row.CreatedAt.ToString("O");
        definition["description"] ??= "";
        definition["toolVersion"] ??= "3.8.2.0";
        (definition["providerName"], definition["materializerName"], definition["materializerContext"]) = (null, "Json", null);
        foreach (var key in lists)
            definition[key] = definition[key] is JsonArray given ? given.DeepClone() : new JsonArray();
        definition["options"] ??= new JsonObject { ["usableAsActivity"] = false, ["autoUpdateConsumingWorkflows"] = false };
        definition["customProperties"] ??= new JsonObject();
        if (session is not null)
            definition["customProperties"]![SaveKey] = new JsonObject { ["revisi"] = row.Revision, ["sesi"] = session };
        if (definition["root"] is JsonObject root)
            definition["root"] = Drawable(root.DeepClone().AsObject(), StudioJson.Trunk, types);
        definition["links"] = Links(row.DefinitionId, mayEdit);
        return definition;
    }

    /// <summary>
    /// In the designer's words: what no admin may change any more. The latest is so from its submission on, an older one while it is in
    /// force.
    /// </summary>
    public static bool IsPublished(string state, bool isLatest) => state == "EFEKTIF" || (isLatest && state is ("DIAJUKAN" or "DISAHKAN"));

    /// <summary>The link "publish" is what lets the designer edit.</summary>
    public static JsonArray Links(string definitionId, bool mayEdit)
    {
        JsonArray links = [Link($"/by-definition-id/{definitionId}", "self", "GET")];
        if (!mayEdit)
            return links;
        links.Add(Link($"/workflow-definitions/{definitionId}/publish", "publish", "POST"));
        links.Add(Link($"/workflow-definitions/{definitionId}/retract", "retract", "POST"));
        links.Add(Link($"/workflow-definitions/{definitionId}", "delete", "DELETE"));
        return links;
    }

    public static JsonObject Link(string href, string rel, string method) =>
        new()
        {
            ["href"] = href,
            ["rel"] = rel,
            ["method"] = method,
        };

    /// <summary>One node and what is inside it, ready for the canvas: ids of the tree, known types only, lists as lists.</summary>
    public JsonObject Drawable(JsonObject node, string parent, CatalogAnswer types)
    {
        var type = StudioJson.Text(node, "type") ?? "";
        var nodeId = $"{parent}:{StudioJson.Text(node, "id")}";
        if (!types.Types.Contains((type, StudioJson.Number(node, "version") ?? 1)))
            return Lost(node, nodeId);
        node["nodeId"] = nodeId;
        node["customProperties"] ??= new JsonObject();
        node["metadata"] ??= new JsonObject();
        if (catalog.Find(type) is { } descriptor)
        {
            DynamicOutcomes.ForDesigner(node, descriptor);
            if (descriptor.Inputs.Any(i => DurationInputs.IsDuration(descriptor, i.Name)))
                DurationInputs.Split(node);
        }
        foreach (var child in StudioJson.Children(node).ToList())
        {
            var drawable = Drawable(child.DeepClone().AsObject(), nodeId, types);
            child.ReplaceWith(drawable);
        }
        if (node["connections"] is JsonArray connections)
            node["connections"] = new JsonArray([.. StudioJson.Objects(connections).Select(Connections.ForDesigner)]);
        return node;
    }

    /// <summary>
    /// What this catalogue cannot draw, in the shape Elsa has for it. The node itself stays in the store, and a copy travels along.
    /// </summary>
    private static JsonObject Lost(JsonObject node, string nodeId) =>
        new()
        {
            ["id"] = node["id"]?.DeepClone(),
            ["nodeId"] = nodeId,
            ["name"] = node["name"]?.DeepClone(),
            ["type"] = "Elsa.NotFoundActivity",
            ["version"] = 1,
            ["customProperties"] = node["customProperties"]?.DeepClone() ?? new JsonObject(),
            ["metadata"] = node["metadata"]?.DeepClone() ?? new JsonObject(),
            ["missingTypeName"] = StudioJson.Text(node, "type") ?? "?",
            ["missingTypeVersion"] = StudioJson.Number(node, "version") ?? 1,
            ["originalActivityJson"] = node.ToJsonString(),
        };
}
