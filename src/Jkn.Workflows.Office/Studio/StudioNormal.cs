using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jkn.Workflows.Application.Studio;

/// <summary>
/// The text by which two definitions are the same for a person: order of keys, absent and empty values, ids of the tree, measured sizes and
/// the spelling of numbers do not count.
/// </summary>
internal static class StudioNormal
{
    private static readonly HashSet<string> silent =
    [
        "nodeId",
        "size",
        "VariableTestValues",
        StudioDefinition.SaveKey,
        "links",
        "isLatest",
        "isPublished",
        "providerName",
        "materializerName",
        "materializerContext",
        "tenantId",
        "isSystem",
    ];

    public static bool Same(JsonNode? a, JsonNode? b) => Text(a) == Text(b);

    public static string Text(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static bool Write(StringBuilder text, JsonNode? node)
    {
        var start = text.Length;
        switch (node)
        {
            case null:
                return false;
            case JsonObject o:
                text.Append('{');
                foreach (var (key, value) in o.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    if (silent.Contains(key))
                        continue;
                    var at = text.Length;
                    text.Append(JsonSerializer.Serialize(key)).Append(':');
                    if (Write(text, value))
                        text.Append(',');
                    else
                        text.Length = at;
                }
                if (text.Length == start + 1)
                    return Nothing(text, start);
                text.Append('}');
                return true;
            case JsonArray a:
                text.Append('[');
                foreach (var item in a)
                {
                    if (!Write(text, item))
                        text.Append("null");
                    text.Append(',');
                }
                if (text.Length == start + 1)
                    return Nothing(text, start);
                text.Append(']');
                return true;
            default:
                return Write(text, node.AsValue());
        }
    }

    private static bool Write(StringBuilder text, JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.Null)
            return false;
        if (
            value.GetValueKind() == JsonValueKind.Number
            && double.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
            text.Append(number.ToString("R", CultureInfo.InvariantCulture));
        else
            text.Append(value.ToJsonString());
        return true;
    }

    private static bool Nothing(StringBuilder text, int start)
    {
        text.Length = start;
        return false;
    }
}
