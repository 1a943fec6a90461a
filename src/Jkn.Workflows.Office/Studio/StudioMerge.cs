using System.Text.Json.Nodes;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Studio;

/// <summary>
/// A save of the designer laid over what is stored: what it drops stays, what it could not draw comes back whole, what it only reorders or
/// measures changes nothing. Pure; the answer is the definition to store, or why it is refused, in a sentence for the admin.
/// </summary>
internal sealed class StudioMerge
{
    private const int SmallGraph = 5;

    private static readonly string[] ours =
    [
        "id",
        "definitionId",
        "version",
        "createdAt",
        "links",
        "isLatest",
        "isPublished",
        "isReadonly",
        "providerName",
        "materializerName",
        "materializerContext",
        "tenantId",
        "isSystem",
    ];

    private readonly ActivityCatalog catalog;
    private readonly Dictionary<string, JsonObject> stored;
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<string> refusals = [];

    private StudioMerge(JsonObject before, ActivityCatalog catalog)
    {
        this.catalog = catalog;
        stored = before["root"] is JsonObject root
            ? StudioJson.Activities(root).DistinctBy(Id).ToDictionary(Id, StringComparer.Ordinal)
            : [];
    }

    /// <param name="whole">It comes from a file, not from a canvas: what it leaves out is meant to go.</param>
    public static (JsonObject? Merged, string? Refusal) Merge(
        JsonObject model,
        JsonObject before,
        ActivityCatalog catalog,
        bool whole = false
    )
    {
        if (SavedShape.Refusal(model) is { } wrong)
            return (null, wrong);
        var merge = new StudioMerge(before, catalog);
        if (!whole && merge.Shrunken(model) is { } shrunken)
            return (null, shrunken);
        var merged = merge.Definition(model, before);
        return merge.refusals is [var first, ..] ? (null, first) : (merged, null);
    }

    /// <summary>A designer that could not draw the graph saves an almost empty one; nobody deletes most of a procedure in one go.</summary>
    private string? Shrunken(JsonObject model)
    {
        var now = StudioJson.Activities(model["root"]!.AsObject()).Select(Id).ToHashSet(StringComparer.Ordinal);
        var gone = stored.Keys.Count(id => !now.Contains(id));
        return stored.Count > SmallGraph && gone * 2 > stored.Count
            ? $"Simpanan ditolak: {gone} dari {stored.Count} langkah hilang sekaligus, sehingga tampaknya layar ini tidak memuat diagram seutuhnya. Muat ulang halaman; untuk menghapus banyak langkah, hapus bertahap."
            : null;
    }

    private JsonObject Definition(JsonObject model, JsonObject before)
    {
        var merged = new JsonObject();
        foreach (var (key, value) in before)
        {
            // Unknown keys of ours are not in the designer's model: absent there means kept.
            merged[key] = Array.IndexOf(ours, key) >= 0 || !model.ContainsKey(key) ? value?.DeepClone() : Part(key, model[key], value);
        }
        foreach (var (key, value) in model)
        {
            if (Array.IndexOf(ours, key) < 0 && !before.ContainsKey(key))
                merged[key] = Part(key, value, null);
        }
        var root = Node(model["root"]!.AsObject());
        StudioJson.WritePaths(root, StudioJson.Trunk);
        merged["root"] = root;
        return merged;
    }

    private static JsonNode? Part(string key, JsonNode? given, JsonNode? before) =>
        key switch
        {
            "options" => WithLost(given as JsonObject ?? [], before as JsonObject ?? []),
            "variables" or "inputs" or "outputs" => new JsonArray([
                .. StudioJson
                    .Objects(given)
                    .Select(item =>
                        (JsonNode)WithLost(
                            item,
                            StudioJson.Objects(before).FirstOrDefault(b => StudioJson.Text(b, "name") == StudioJson.Text(item, "name"))
                                ?? []
                        )
                    ),
            ]),
            "customProperties" => Custom(given as JsonObject ?? [], before as JsonObject ?? []),
            _ => MergedValue.Of(given, before),
        };

    private static JsonObject Custom(JsonObject given, JsonObject before)
    {
        var own = given.DeepClone().AsObject();
        own.Remove(StudioDefinition.SaveKey);
        if (own["VariableTestValues"] is JsonObject { Count: 0 } && !before.ContainsKey("VariableTestValues"))
            own.Remove("VariableTestValues");
        return (JsonObject)MergedValue.Of(own, before)!;
    }

    /// <summary>The given object with the keys that only the stored one has.</summary>
    private static JsonObject WithLost(JsonObject given, JsonObject before)
    {
        var merged = new JsonObject();
        foreach (var (key, value) in before)
            merged[key] = given.ContainsKey(key) ? MergedValue.Of(given[key], value) : value?.DeepClone();
        foreach (var (key, value) in given)
        {
            if (!before.ContainsKey(key))
                merged[key] = value?.DeepClone();
        }
        return merged;
    }

    private JsonObject Node(JsonObject given)
    {
        var before = stored.GetValueOrDefault(Id(given));
        if (StudioJson.Text(given, "type") == "Elsa.NotFoundActivity")
            return Restored(given, before);
        var node = given.DeepClone().AsObject();
        if (catalog.Find(StudioJson.Text(node, "type") ?? "") is { } type)
            FromDesigner(node, before, type);
        var merged = new JsonObject();
        foreach (var (key, value) in before ?? [])
        {
            if (node.ContainsKey(key))
                merged[key] = Inside(key, node[key], value, node);
        }
        foreach (var (key, value) in node)
        {
            if (!merged.ContainsKey(key))
                merged[key] = Inside(key, value, null, node);
        }
        return merged;
    }

    private JsonNode? Inside(string key, JsonNode? given, JsonNode? before, JsonObject node) =>
        given switch
        {
            JsonArray list when key == "connections" => Connections.Merge(
                list,
                before as JsonArray ?? [],
                StudioJson.Children(node).Select(Id).ToHashSet(StringComparer.Ordinal)
            ),
            JsonArray list when list.OfType<JsonObject>().Any(StudioJson.IsActivity) => new JsonArray([
                .. InOrder(list, before as JsonArray).Select(Node),
            ]),
            JsonObject one when key is not ("customProperties" or "metadata") && StudioJson.IsActivity(one) => Node(one),
            _ => MergedValue.Of(given, before),
        };

    private static IEnumerable<JsonObject> InOrder(JsonArray given, JsonArray? before)
    {
        var place = StudioJson
            .Objects(before)
            .Select((node, at) => (Id(node), at))
            .DistinctBy(p => p.Item1)
            .ToDictionary(p => p.Item1, p => p.at, StringComparer.Ordinal);
        return StudioJson.Objects(given).Where(StudioJson.IsActivity).OrderBy(node => place.GetValueOrDefault(Id(node), int.MaxValue));
    }

    /// <summary>What the designer could not draw comes back as it was, at the place where it was put.</summary>
    private static JsonObject Restored(JsonObject given, JsonObject? before)
    {
        var original =
            before
            ?? (
                StudioJson.Text(given, "originalActivityJson") is { } text
                    ? StudioJson.Parse(System.Text.Encoding.UTF8.GetBytes(text))
                    : null
            );
        if (original is null || StudioJson.Text(original, "type") == "Elsa.NotFoundActivity")
            return (JsonObject)MergedValue.Of(given, before)!;
        var node = original.DeepClone().AsObject();
        node["id"] = Id(given);
        if (given["metadata"] is { } metadata)
            node["metadata"] = MergedValue.Of(metadata, original["metadata"]);
        return node;
    }

    private void FromDesigner(JsonObject node, JsonObject? before, ActivityDescriptor type)
    {
        DynamicOutcomes.FromDesigner(node, before, type);
        if (type.Inputs.Any(i => DurationInputs.IsDuration(type, i.Name)) && DurationInputs.Join(node) is { } wrong)
            refusals.Add(wrong);
        foreach (var input in type.Inputs.Where(i => i.IsWrapped))
        {
            var (given, was) = (node[input.Key] as JsonObject, before?[input.Key]);
            if (given is not null && StudioJson.IsWrapped(given) && given["typeName"] is null)
                given["typeName"] = was?["typeName"]?.DeepClone() ?? InputDescriptions.TypeName(input.Type);
            // Leaving a field writes an empty text where nothing was said.
            if (given is not null && StudioJson.IsWrapped(given) && MergedValue.Empty(given) && !StudioNormal.Same(given, was))
                node.Remove(input.Key);
            var silent =
                !node.ContainsKey(input.Key)
                && input.Attribute.Default is { } standard
                && (before is null || StudioJson.Literal(was) == standard);
            if (silent)
                node[input.Key] = was?.DeepClone() ?? MergedValue.Standard(input);
        }
    }

    public static string Id(JsonObject node) => StudioJson.Text(node, "id") ?? "";

    public static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
