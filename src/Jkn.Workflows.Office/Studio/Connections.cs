using System.Text.Json.Nodes;

namespace Jkn.Workflows.Application.Studio;

/// <summary>Connections in the forms that Elsa accepts, and what the designer drops from them.</summary>
internal static class Connections
{
    public static (string Source, string Port, string Target, string TargetPort) Key(JsonObject connection) =>
        (
            StudioJson.Text(connection["source"], "activity") ?? StudioJson.Text(connection, "source") ?? "",
            StudioJson.Text(connection["source"], "port") ?? StudioJson.Text(connection, "sourcePort") ?? "Done",
            StudioJson.Text(connection["target"], "activity") ?? StudioJson.Text(connection, "target") ?? "",
            StudioJson.Text(connection["target"], "port") ?? StudioJson.Text(connection, "targetPort") ?? "In"
        );

    public static JsonNode ForDesigner(JsonObject connection)
    {
        if (connection["source"] is JsonObject { } && connection["target"] is JsonObject { })
            return connection.DeepClone();
        var (source, port, target, targetPort) = Key(connection);
        var nested = new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = targetPort },
            ["vertices"] = new JsonArray(),
        };
        return nested;
    }

    /// <summary>
    /// In the order they had, new ones last; each with what it carried before. One with a missing end, or drawn twice, is none.
    /// </summary>
    public static JsonArray Merge(JsonArray given, JsonArray before, IReadOnlySet<string> ids)
    {
        var now = StudioJson
            .Objects(given)
            .Where(c => ids.Contains(Key(c).Source) && ids.Contains(Key(c).Target))
            .DistinctBy(Key)
            .ToDictionary(Key);
        var former = StudioJson.Objects(before).DistinctBy(Key).ToDictionary(Key);
        var merged = new JsonArray();
        foreach (var (key, old) in former)
        {
            if (!now.Remove(key, out var kept))
                continue;
            var copy = old.DeepClone().AsObject();
            if (kept["vertices"] is { } vertices && !StudioNormal.Same(vertices, old["vertices"]))
                copy["vertices"] = vertices.DeepClone();
            merged.Add(copy);
        }
        foreach (var added in now.Values)
            merged.Add(added.DeepClone());
        return merged;
    }
}
