using System.Text.Json;

namespace Jkn.Workflows.Engine;

/// <summary>How the value of an input is found.</summary>
public abstract record Expression
{
    private Expression() { }

    /// <summary>The value itself; a string is converted to the input's type.</summary>
    public sealed record Literal(JsonElement Value) : Expression;

    /// <summary>JSON text (or JSON) that is the value.</summary>
    public sealed record Object(JsonElement Value) : Expression;

    /// <summary>A variable, by its id or its name.</summary>
    public sealed record Variable(string? Id, string? Name) : Expression;

    /// <summary>An input of the definition.</summary>
    public sealed record Input(string Name) : Expression;

    /// <summary>A script; see <see cref="Script"/> for what it may use.</summary>
    public sealed record JavaScript(Script Script) : Expression;

    /// <summary>A kind that does not run here, or a text that cannot be read: refused at publish, a fault at run time.</summary>
    public sealed record Unusable(string Kind, string Reason) : Expression;

    /// <summary>A literal text.</summary>
    public static Expression Text(string value) => new Literal(JsonSerializer.SerializeToElement(value));

    /// <summary>Reads <c>{type, value}</c>. Never throws: what cannot be read becomes <see cref="Unusable"/>.</summary>
    public static Expression Read(string kind, JsonElement value) =>
        kind switch
        {
            "Literal" => new Literal(value),
            "Object" => ReadObject(value),
            "Variable" => ReadReference(value) is (var id, var name) && (id ?? name) is not null
                ? new Variable(id, name)
                : new Unusable(kind, "tidak menunjuk variabel"),
            "Input" => ReadReference(value) is (var id, var name) && (name ?? id) is { } input
                ? new Input(input)
                : new Unusable(kind, "tidak menunjuk masukan"),
            "JavaScript" => new JavaScript(Script.Parse(value.AsText() ?? "")),
            _ => new Unusable(kind, $"jenis ekspresi {kind} tidak dijalankan di sini"),
        };

    private static Expression ReadObject(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return new Object(value);
        try
        {
            var text = value.GetString()!;
            return new Object(text.Trim().Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (JsonException)
        {
            return new Unusable("Object", "bukan JSON yang sah");
        }
    }

    /// <summary>Studio writes a JSON string of the variable; hand-written definitions a name.</summary>
    private static (string? Id, string? Name) ReadReference(JsonElement value)
    {
        var target = value;
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!.Trim();
            if (!text.StartsWith('{'))
                return text.Length == 0 ? (null, null) : (text, text);
            try
            {
                target = JsonSerializer.Deserialize<JsonElement>(text);
            }
            catch (JsonException)
            {
                return (null, null);
            }
        }
        return (target.Text("id") ?? target.Text("Id"), target.Text("name") ?? target.Text("Name"));
    }
}

/// <summary>
/// A value could not be found or converted. It becomes a fault of the activity that asked, never an exception of the engine.
/// </summary>
public sealed class ExpressionException(string message, string type = "ekspresi") : Exception(message)
{
    public string Type { get; } = type;
}
