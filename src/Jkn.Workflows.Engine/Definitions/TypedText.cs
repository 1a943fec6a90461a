using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>Text of a declared type (a variable's default, a value given on a command line) as the JSON value it stands for.</summary>
public static class TypedText
{
    /// <summary>What cannot be converted stays text: the reader of the value complains where it matters.</summary>
    public static JsonElement Read(JsonElement value, string? typeName, bool isArray = false)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text)
            return value;
        try
        {
            if (isArray || text.TrimStart() is ['{' or '[', ..] && Simple(typeName) is not "String")
                return JsonSerializer.Deserialize<JsonElement>(text);
            return Simple(typeName) switch
            {
                "Int32" or "Int64" or "Int16" or "Double" or "Single" or "Decimal" => JsonSerializer.Deserialize<JsonElement>(text.Trim()),
                "Boolean" => JsonSerializer.SerializeToElement(bool.Parse(text)),
                _ => value,
            };
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return value;
        }
    }

    /// <summary>"System.Int32, System.Private.CoreLib" and "Int32" mean the same.</summary>
    private static string? Simple(string? typeName) => typeName?.Split(',')[0].Split('.')[^1];
}
