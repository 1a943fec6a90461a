using System.Text.Json;

namespace Jkn.Workflows.Engine.Activities;

/// <summary>Reads connections in every shape that Elsa has written; one with a missing end is dropped with a problem.</summary>
internal static class ConnectionReader
{
    public static IReadOnlyList<Connection> Read(
        JsonElement? connections,
        IReadOnlyDictionary<string, Activity> nodes,
        string flowchartId,
        ActivityReader reader
    )
    {
        var found = new List<Connection>();
        foreach (var item in Items(connections))
        {
            var source = item.Property("source") is { ValueKind: JsonValueKind.Object } from ? from.Text("activity") : item.Text("source");
            var target = item.Property("target") is { ValueKind: JsonValueKind.Object } to ? to.Text("activity") : item.Text("target");
            var port = item.Property("source")?.Text("port") ?? item.Text("sourcePort");
            if (source is not null && target is not null && nodes.ContainsKey(source) && nodes.ContainsKey(target))
                found.Add(new(source, string.IsNullOrEmpty(port) ? "Done" : port, target));
            else
                reader.Report(
                    new(
                        "connection-end-missing",
                        source ?? target ?? flowchartId,
                        $"Sambungan dari \"{source ?? "?"}\" ke \"{target ?? "?"}\" kehilangan salah satu ujungnya; "
                            + "sambungan itu diabaikan."
                    )
                );
        }
        return found;
    }

    private static IEnumerable<JsonElement> Items(JsonElement? connections) =>
        connections is { ValueKind: JsonValueKind.Object } one && one.Property("$values") is null ? [one] : connections.Items();
}
