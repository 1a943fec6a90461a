using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>Reading JSON that may be anything: a missing key or another kind gives null, never an exception.</summary>
internal static class JsonReading
{
    public static JsonElement? Property(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out var found)
        && found.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? found
            : null;

    public static string? Text(this JsonElement value, string name) =>
        value.Property(name) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    public static bool Flag(this JsonElement value, string name) =>
        value.Property(name) switch
        {
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.String } text => string.Equals(text.GetString(), "true", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };

    public static int Number(this JsonElement value, string name, int fallback) =>
        value.Property(name) is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var number) ? number : fallback;

    public static IEnumerable<JsonElement> Items(this JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray()
        : value?.Property("$values") is { ValueKind: JsonValueKind.Array } wrapped ? wrapped.EnumerateArray()
        : [];

    /// <summary>Text of a string, number or truth value; null for objects and arrays.</summary>
    public static string? AsText(this JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
}
