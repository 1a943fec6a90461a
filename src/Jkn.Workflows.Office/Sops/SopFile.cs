using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Application.Sops;

/// <summary>
/// One procedure as a file: its definition as stored (Elsa 3 JSON), with the paper side (identity block, Standar Pelayanan) attached under
/// <c>customProperties.jknLembar</c>, where any Elsa leaves it alone. In the store the two lie apart.
/// </summary>
internal static class SopFile
{
    private const string Key = "jknLembar";
    private const int MaxText = 5000;
    private static readonly JsonSerializerOptions readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(SopRow row, SopSheet sheet)
    {
        var definition = JsonNode.Parse(row.Json)!.AsObject();
        if (definition["customProperties"] is not JsonObject custom)
            definition["customProperties"] = custom = [];
        custom[Key] = new JsonObject { ["identity"] = Texts(sheet.Identity), ["components"] = Texts(sheet.Components) };
        return Encoding.UTF8.GetBytes(definition.ToJsonString(readable));
    }

    /// <summary>Takes the paper side off a definition that came from a file; null when there is none.</summary>
    public static SopSheet? Take(JsonObject definition)
    {
        if (definition["customProperties"] is not JsonObject custom || custom[Key] is not { } found)
            return null;
        custom.Remove(Key);
        return found is JsonObject given
            ? new(Read(given["identity"], SopSheet.IdentityFields), Read(given["components"], SopSheet.ComponentFields), [])
            : null;
    }

    /// <summary>Whether two sheets say the same; contradictions of the source documents are not a sheet's own.</summary>
    public static bool Same(SopSheet a, SopSheet b) =>
        JsonNode.DeepEquals(Texts(a.Identity), Texts(b.Identity)) && JsonNode.DeepEquals(Texts(a.Components), Texts(b.Components));

    public static JsonObject Texts(ImmutableArray<SheetComponent> components) =>
        new(
            components.IsDefault
                ? []
                : components
                    .Where(c => c.Value != new SheetText(null, null, null))
                    .Select(c =>
                        KeyValuePair.Create(
                            c.Code,
                            (JsonNode?)
                                new JsonObject(
                                    new[] { ("text", c.Value.Text), ("source", c.Value.Source), ("note", c.Value.Note) }
                                        .Where(p => p.Item2 is not null)
                                        .Select(p => KeyValuePair.Create(p.Item1, (JsonNode?)p.Item2))
                                )
                        )
                    )
        );

    private static ImmutableArray<SheetComponent> Read(JsonNode? block, IReadOnlyList<(string Code, string Label)> fields) =>
        [
            .. fields.Select(f => new SheetComponent(
                f.Code,
                f.Label,
                block is JsonObject all && all[f.Code] is JsonObject one
                    ? new(Text(one, "text"), Text(one, "source"), Text(one, "note"))
                    : new(null, null, null)
            )),
        ];

    private static string? Text(JsonObject one, string key) =>
        one[key] is JsonValue v && v.TryGetValue<string>(out var text) && text.Length > 0
            ? text.Length <= MaxText
                ? text
                : text[..MaxText]
            : null;
}
