using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jkn.Workflows.Application.Studio;

/// <summary>Small reading and writing of the designer's JSON, which may be anything: another kind than expected reads as absent.</summary>
internal static class StudioJson
{
    /// <summary>What every path of a node begins with.</summary>
    public const string Trunk = "Workflow1";

    public static string? Text(JsonNode? node, string key) =>
        node is JsonObject o && o[key] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;

    public static int? Number(JsonNode? node, string key) =>
        node is JsonObject o && o[key] is JsonValue v && v.TryGetValue<int>(out var number) ? number : null;

    public static IEnumerable<JsonObject> Objects(JsonNode? list) => list is JsonArray array ? array.OfType<JsonObject>() : [];

    /// <summary>The text of a wrapped literal; null for another kind of expression.</summary>
    public static string? Literal(JsonNode? wrapped) =>
        wrapped is JsonObject o
        && o["expression"] is JsonObject e
        && (Text(e, "type") ?? "Literal") == "Literal"
        && e["value"] is JsonValue v
            ? v.TryGetValue<string>(out var text)
                ? text
                : v.ToJsonString()
            : null;

    public static JsonObject Wrapped(string value, string kind = "Literal") =>
        new()
        {
            ["typeName"] = "String",
            ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value },
            ["memoryReference"] = null,
        };

    public static bool IsWrapped(JsonNode? node) => node is JsonObject o && o.ContainsKey("expression");

    /// <summary>What the canvas calls a node.</summary>
    public static string Label(JsonObject node) =>
        Text(node["metadata"], "displayText") is { Length: > 0 } text ? text : Text(node, "name") ?? Text(node, "id") ?? "?";

    /// <summary>An activity is an object with a type and an id, wherever it lies inside another.</summary>
    public static bool IsActivity(JsonObject node) => Text(node, "type") is not null && Text(node, "id") is not null;

    /// <summary>The nodes directly inside an activity, in the order of the JSON.</summary>
    public static IEnumerable<JsonObject> Children(JsonObject activity)
    {
        foreach (var (key, value) in activity)
        {
            if (key is "customProperties" or "metadata" or "connections" or "variables")
                continue;
            if (value is JsonObject one && IsActivity(one))
                yield return one;
            foreach (var item in Objects(value))
            {
                if (IsActivity(item))
                    yield return item;
                // a case of a switch holds its activity one level deeper
                else if (item["activity"] is JsonObject inner && IsActivity(inner))
                    yield return inner;
            }
        }
    }

    public static IEnumerable<JsonObject> Activities(JsonObject root) => Children(root).SelectMany(Activities).Prepend(root);

    /// <summary>The path of every node from the trunk down, which the designer only guesses.</summary>
    public static void WritePaths(JsonObject node, string parent)
    {
        var path = $"{parent}:{Text(node, "id")}";
        node["nodeId"] = path;
        foreach (var child in Children(node).ToList())
            WritePaths(child, path);
    }

    public static JsonObject? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonNode.Parse(utf8, documentOptions: new() { MaxDepth = 128, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
