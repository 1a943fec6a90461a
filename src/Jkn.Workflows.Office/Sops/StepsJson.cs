using System.Text.Json.Nodes;

namespace Jkn.Workflows.Application.Sops;

/// <summary>The steps of a definition's JSON, those inside other steps (a body that runs for each participant) included.</summary>
internal static class StepsJson
{
    public static IEnumerable<JsonObject> Of(JsonNode? flow)
    {
        foreach (var step in flow?["activities"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            yield return step;
            foreach (var inner in Of(step["body"]))
                yield return inner;
        }
    }
}
