using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Reads Elsa 3 JSON. Whatever it is given, it answers with a definition, problems, or both, never with an exception:
/// the text may come from an author's code view. What it does not know stays in <see cref="FlowDefinition.Source"/>.
/// </summary>
public static class ElsaJson
{
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 256 };

    /// <summary>Reads bytes of a file; a byte order mark is accepted.</summary>
    public static (FlowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems) Parse(byte[] utf8, ActivityCatalog catalog) =>
        Parse(Encoding.UTF8.GetString(utf8), catalog);

    public static (FlowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems) Parse(string json, ActivityCatalog catalog)
    {
        JsonElement source;
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Lenient);
            source = document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return (null, [new("json-invalid", null, $"Bukan JSON yang sah: {e.Message}")]);
        }
        return Parse(source, catalog);
    }

    public static (FlowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems) Parse(JsonElement source, ActivityCatalog catalog)
    {
        if (source.Property("root") is not { ValueKind: JsonValueKind.Object } root)
            return (null, [new("root-missing", null, "Definisi tidak memuat langkah awal (root).")]);
        var reader = new ActivityReader(catalog);
        // Elsa's API exports a workflow as its own activity around the root
        if (root.Text("type") == "Elsa.Workflow" && root.Property("root") is { ValueKind: JsonValueKind.Object } inner)
            root = inner;
        var activity = reader.Read(root, null);
        var options = source.Property("options") ?? default;
        var definitionId = source.Text("definitionId") ?? source.Text("id") ?? "";
        var version = source.Number("version", 1);
        var definition = new FlowDefinition(source.Text("id") ?? $"{definitionId}:{version}", definitionId, activity, source)
        {
            Name = source.Text("name"),
            Version = version,
            IsPublished = source.Flag("isPublished"),
            IsLatest = source.Flag("isLatest"),
            UsableAsActivity = options.Flag("usableAsActivity"),
            ContinuesWithIncidents =
                options.Text("incidentStrategyType")?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true,
            Variables = ReadVariables(source),
            Inputs =
            [
                .. source
                    .Property("inputs")
                    .Items()
                    .Where(i => i.Text("name") is not null)
                    .Select(i => new FlowInput(
                        i.Text("name")!,
                        i.Text("type"),
                        i.Property("defaultValue"),
                        i.Flag("isArray"),
                        i.Text("displayName")
                    )),
            ],
            Outputs =
            [
                .. source
                    .Property("outputs")
                    .Items()
                    .Where(o => o.Text("name") is not null)
                    .Select(o => new FlowOutput(o.Text("name")!, o.Text("type"), o.Text("displayName"))),
            ],
            Outcomes = [.. source.Property("outcomes").Items().Select(o => o.AsText()).OfType<string>()],
        };
        return (definition, reader.Problems);
    }

    /// <summary>Values of variables are texts in Studio; they are converted to the declared type, so that 0 is a number.</summary>
    internal static IReadOnlyList<FlowVariable> ReadVariables(JsonElement holder) =>
        [
            .. holder
                .Property("variables")
                .Items()
                .Where(v => v.Text("name") is not null)
                .Select(v => new FlowVariable(
                    v.Text("id") ?? v.Text("name")!,
                    v.Text("name")!,
                    v.Text("typeName"),
                    v.Property("value") is { } value ? TypedText.Read(value, v.Text("typeName"), v.Flag("isArray")) : null
                )),
        ];
}
