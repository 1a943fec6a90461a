using System.Text.Json.Nodes;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Studio;

/// <summary>A value of a step as the designer gave it, over the one that is stored.</summary>
internal static class MergedValue
{
    /// <summary>
    /// The given value; where it says the same as the stored one, the stored one to the letter (numbers lose digits in a browser).
    /// </summary>
    public static JsonNode? Of(JsonNode? given, JsonNode? before)
    {
        if (before is not null && StudioNormal.Same(given, before))
            return before.DeepClone();
        if (given is JsonObject now && before is JsonObject was)
        {
            var merged = new JsonObject();
            foreach (var (key, value) in was)
            {
                if (now.ContainsKey(key))
                    merged[key] = key == "size" ? value?.DeepClone() : Of(now[key], value);
            }
            foreach (var (key, value) in now)
            {
                if (!was.ContainsKey(key))
                    merged[key] = value?.DeepClone();
            }
            return merged;
        }
        return given is JsonArray list && before is JsonArray former && list.Count == former.Count
            ? new JsonArray([.. list.Select((item, i) => Of(item, former[i]))])
            : given?.DeepClone();
    }

    public static bool Empty(JsonObject wrapped) =>
        wrapped["expression"] is not JsonObject e || e["value"] is null || StudioJson.Literal(wrapped) is "";

    // The designer shows a default without saving it; here it becomes part of the definition.
    public static JsonObject Standard(InputDescriptor input)
    {
        var wrapped = StudioJson.Wrapped(input.Attribute.Default!);
        wrapped["typeName"] = InputDescriptions.TypeName(input.Type);
        return wrapped;
    }
}
