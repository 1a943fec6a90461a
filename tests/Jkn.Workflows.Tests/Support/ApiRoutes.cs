using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Jkn.Workflows.Tests.Support;

/// <summary>
/// An operation of the generated API document, with a body of the right shape: a new route is tested without anybody remembering it.
/// </summary>
internal sealed record ApiRoute(HttpMethod Method, string Path, bool Open, bool NeedsIfMatch, JsonNode? Body, string? ContentType)
{
    public bool IsAboutCase => Path.Contains("{caseId}", StringComparison.Ordinal) || Path.Contains("{batchId}", StringComparison.Ordinal);

    public string Fill(IReadOnlyDictionary<string, string> values)
    {
        var path = values.Aggregate(Path, (p, v) => p.Replace($"{{{v.Key}}}", Uri.EscapeDataString(v.Value), StringComparison.Ordinal));
        path.ShouldNotContain("{", customMessage: "A new kind of id: say here what stands for it.");
        return Method == HttpMethod.Get ? $"{path}?purpose=uji" : path;
    }

    /// <summary>A fresh content for each request.</summary>
    public HttpContent? Content() =>
        ContentType switch
        {
            null => null,
            "application/json" => JsonContent.Create(Body),
            var type => new ByteArrayContent(SmallFiles.Pdf("uji")) { Headers = { ContentType = new(type) } },
        };

    public override string ToString() => $"{Method} {Path}";

    public static async Task<IReadOnlyList<ApiRoute>> AllAsync(TestServer server)
    {
        using var client = server.Anonymous();
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", TestServer.Ct))!;
        return
        [
            .. from path in document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            let operation = method.Value!
            let content = operation["requestBody"]?["content"]?.AsObject().First()
            select new ApiRoute(
                new HttpMethod(method.Key.ToUpperInvariant()),
                path.Key,
                operation["security"] is null,
                operation["parameters"]?.AsArray().Any(p => p!["name"]?.GetValue<string>() == "If-Match") == true,
                content is { Key: "application/json" } json ? Sample(json.Value!["schema"]!, document) : null,
                content?.Key
            ),
        ];
    }

    // The smallest value that fits: what is not required may be wrong elsewhere, so everything named is there.
    private static JsonNode? Sample(JsonNode schema, JsonNode document)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Sample(document["components"]!["schemas"]![reference.Split('/')[^1]]!, document);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray either)
            return Sample(either.First(s => s!["type"]?.ToJsonString() != "\"null\"")!, document);
        if (schema["enum"] is JsonArray choices)
            return choices[0]!.DeepClone();
        var types = schema["type"] switch
        {
            JsonArray many => many.Select(t => t!.GetValue<string>()).ToArray(),
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };
        return types.FirstOrDefault(t => t != "null") switch
        {
            "object" => new JsonObject(
                schema["properties"]?.AsObject().Select(p => KeyValuePair.Create(p.Key, Sample(p.Value!, document))) ?? []
            ),
            "array" => new JsonArray(Sample(schema["items"]!, document)),
            "integer" or "number" => 1,
            "boolean" => false,
            _ => "x",
        };
    }
}
