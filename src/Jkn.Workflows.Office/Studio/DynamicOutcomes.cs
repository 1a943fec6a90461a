using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Studio;

/// <summary>
/// Ways out that an author names: a text with separators in files, a JSON list in the designer, which reads nothing else.
/// The designer's item is the whole way out, so "Kembali ke K04" is there "Kembalikan:K04".
/// </summary>
internal static class DynamicOutcomes
{
    public static IEnumerable<string> KeysOf(ActivityDescriptor type) =>
        type.Inputs.Where(i => i.Attribute.UIHint == ActivityDescriptors.DynamicOutcomes).Select(i => i.Key);

    /// <summary>The list in an input, whichever way it is written; null for an expression that needs a run.</summary>
    public static IReadOnlyList<string>? Read(JsonNode? wrapped)
    {
        if (wrapped?["expression"] is not JsonObject expression || StudioJson.Text(expression, "value") is not { } text)
            return expression_is_list(wrapped);
        if (text.TrimStart().StartsWith('['))
        {
            try
            {
                return JsonSerializer.Deserialize<string[]>(text);
            }
            catch (JsonException)
            {
                return null;
            }
        }
        return StudioJson.Text(expression, "type") is "Literal" or "Object" or null
            ? text.Split(
                text.Contains(';', StringComparison.Ordinal) ? [';'] : [',', '\n'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
            : null;

        static IReadOnlyList<string>? expression_is_list(JsonNode? node) =>
            node?["expression"]?["value"] is JsonArray list ? [.. list.OfType<JsonValue>().Select(v => v.ToString())] : null;
    }

    public static void ForDesigner(JsonObject node, ActivityDescriptor type)
    {
        foreach (var key in KeysOf(type))
        {
            if (node[key] is not JsonObject wrapped)
                continue;
            // An expression that needs a run would stop the designer: it shows no ways out, and the text stays with us.
            var items = Read(wrapped) ?? [];
            node[key] = StudioJson.Wrapped(JsonSerializer.Serialize(items.Select(i => Full(key, i))), "Object");
        }
    }

    /// <summary>Back from the designer: an unchanged list stays written as it was.</summary>
    public static void FromDesigner(JsonObject node, JsonObject? before, ActivityDescriptor type)
    {
        foreach (var key in KeysOf(type))
        {
            if (node[key] is not JsonObject wrapped)
                continue;
            var now = Read(wrapped);
            var was = before?[key] is JsonObject former ? Read(former) : null;
            if (before?[key] is { } kept && (now ?? []).SequenceEqual((was ?? []).Select(i => Full(key, i))))
                node[key] = kept.DeepClone();
            else if (now is { Count: 0 })
                node.Remove(key);
        }
    }

    private static string Full(string key, string item) =>
        key == "kembaliKe" && !item.StartsWith(SignOff.Back + ":", StringComparison.Ordinal) ? $"{SignOff.Back}:{item}" : item;
}
