using System.Collections.Immutable;
using System.Text.Json;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Domain.Sops;

public enum SopDifferenceKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One difference: of a step (with its id), or of the ways between steps. Texts are what an author typed.</summary>
public sealed record SopDifference(SopDifferenceKind Kind, string? NodeId, string Label, string What, string? Before, string? After);

/// <summary>
/// What differs between two definitions for somebody who reads them: steps by id, their inputs and names, the ways between them. Places do
/// not count.
/// </summary>
public static class SopDifferences
{
    private static readonly HashSet<string> silent = ["id", "nodeId", "metadata", "activities", "connections", "customProperties", "name"];

    public static IReadOnlyList<SopDifference> Between(FlowDefinition before, FlowDefinition after)
    {
        var (old, now) = (ById(before), ById(after));
        // Two regions number their steps differently: what is called the same and is of the same kind is the same step.
        var same = old
            .Values.Where(o => !now.ContainsKey(o.Id))
            .Select(o =>
                (Old: o.Id, New: now.Values.FirstOrDefault(n => !old.ContainsKey(n.Id) && n.Type == o.Type && LabelOf(n) == LabelOf(o))?.Id)
            )
            .Where(p => p.New is not null)
            .DistinctBy(p => p.New)
            .ToDictionary(p => p.Old, p => p.New!, StringComparer.Ordinal);
        old = old.ToDictionary(o => same.GetValueOrDefault(o.Key, o.Key), o => o.Value, StringComparer.Ordinal);
        var found = new List<SopDifference>();
        foreach (var (id, node) in now.Where(n => !old.ContainsKey(n.Key)))
            found.Add(new(SopDifferenceKind.Added, id, LabelOf(node), "langkah", null, LabelOf(node)));
        foreach (var (id, node) in old.Where(n => !now.ContainsKey(n.Key)))
            found.Add(new(SopDifferenceKind.Removed, id, LabelOf(node), "langkah", LabelOf(node), null));
        foreach (var (id, node) in now)
        {
            if (old.TryGetValue(id, out var was))
                found.AddRange(Changes(id, was, node));
        }
        var (oldWays, newWays) = (
            Ways(before)
                .Select(w => (same.GetValueOrDefault(w.Item1, w.Item1), w.Item2, same.GetValueOrDefault(w.Item3, w.Item3)))
                .ToHashSet(),
            Ways(after)
        );
        found.AddRange(
            newWays.Except(oldWays).Select(w => new SopDifference(SopDifferenceKind.Added, null, Way(w, now), "jalan", null, Way(w, now)))
        );
        found.AddRange(
            oldWays.Except(newWays).Select(w => new SopDifference(SopDifferenceKind.Removed, null, Way(w, old), "jalan", Way(w, old), null))
        );
        return found;
    }

    private static IEnumerable<SopDifference> Changes(string id, Activity before, Activity after)
    {
        if (LabelOf(before) != LabelOf(after))
            yield return new(SopDifferenceKind.Changed, id, LabelOf(after), "nama langkah", LabelOf(before), LabelOf(after));
        foreach (var key in Keys(before).Union(Keys(after)).Where(k => !silent.Contains(k)))
        {
            var (was, now) = (Text(before, key), Text(after, key));
            if (was != now)
                yield return new(SopDifferenceKind.Changed, id, LabelOf(after), key, was, now);
        }
    }

    private static Dictionary<string, Activity> ById(FlowDefinition definition) =>
        definition.Nodes.Where(n => n != definition.Root).DistinctBy(n => n.Id).ToDictionary(n => n.Id, StringComparer.Ordinal);

    private static HashSet<(string, string, string)> Ways(FlowDefinition definition) =>
        [.. definition.Connections.Select(c => (c.SourceId, c.Port, c.TargetId))];

    private static string Way((string From, string Port, string To) way, Dictionary<string, Activity> nodes) =>
        $"{Named(way.From, nodes)} — {way.Port} → {Named(way.To, nodes)}";

    private static string Named(string id, Dictionary<string, Activity> nodes) => nodes.TryGetValue(id, out var node) ? LabelOf(node) : id;

    private static IEnumerable<string> Keys(Activity node) =>
        node.Source.ValueKind == JsonValueKind.Object ? node.Source.EnumerateObject().Select(p => p.Name) : [];

    private static string? Text(Activity node, string key)
    {
        if (!node.Source.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (
            value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty("expression", out var expression)
            && expression.ValueKind == JsonValueKind.Object
            && expression.TryGetProperty("value", out var inner)
        )
            value = inner;
        return value.ValueKind == JsonValueKind.String ? value.GetString()
            : value.ValueKind == JsonValueKind.Null ? null
            : System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(value));
    }

    private static string LabelOf(Activity node) => node.DisplayText ?? node.Name ?? node.Id;
}
