using System.Text.Json;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Date;
using Jint.Native.Function;
using Jint.Native.Object;

namespace Jkn.Workflows.Engine;

/// <summary>JSON to script values and back. Functions and undefined become undefined, dates ISO text, NaN null.</summary>
internal static class JsValues
{
    private const int MaxDepth = 64;
    private const int MaxItems = 100_000;

    public static JsValue FromJson(Jint.Engine engine, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return new JsValue(value.GetString()!);
            case JsonValueKind.Number:
                return new JsValue(value.GetDouble());
            case JsonValueKind.True or JsonValueKind.False:
                return new JsValue(value.GetBoolean());
            case JsonValueKind.Array:
                var array = engine.Array.Construct([]);
                engine.Array.PrototypeObject.Push(array, [.. value.EnumerateArray().Select(i => FromJson(engine, i))]);
                return new JsValue(array);
            case JsonValueKind.Object:
                var made = engine.Object.Construct([]);
                foreach (var property in value.EnumerateObject())
                    made.FastAddProperty(property.Name, FromJson(engine, property.Value), true, true, true);
                return new JsValue(made);
            default:
                return value.ValueKind == JsonValueKind.Null ? JsValue.Null : JsValue.Undefined;
        }
    }

    public static JsonElement ToJson(JsValue value)
    {
        if (value.IsUndefined() || value.IsObject() && value.AsObject() is FunctionInstance)
            return default;
        if (value.IsString())
            return JsonSerializer.SerializeToElement(value.AsString());
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            var left = MaxItems;
            Write(writer, value, 0, ref left);
        }
        return JsonSerializer.Deserialize<JsonElement>(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, JsValue value, int depth, ref int left)
    {
        if (depth > MaxDepth || --left < 0)
            throw new ExpressionException("JavaScript: hasilnya terlalu besar atau melingkar.");
        if (value.IsString())
            writer.WriteStringValue(value.AsString());
        else if (value.IsNumber())
            WriteNumber(writer, value.AsNumber());
        else if (value.IsBoolean())
            writer.WriteBooleanValue(value.AsBoolean());
        else if (value.IsObject() && value.AsObject() is not FunctionInstance and var instance)
            WriteObject(writer, instance, depth, ref left);
        else
            writer.WriteNullValue();
    }

    private static void WriteObject(Utf8JsonWriter writer, ObjectInstance value, int depth, ref int left)
    {
        switch (value)
        {
            case DateInstance date when double.IsNaN(date.PrimitiveValue):
                writer.WriteNullValue();
                break;
            case DateInstance date:
                writer.WriteStringValue(DateTimeOffset.FromUnixTimeMilliseconds((long)date.PrimitiveValue));
                break;
            case ArrayInstance array:
                writer.WriteStartArray();
                var length = (int)array.Get("length").AsNumber();
                for (var i = 0; i < length; i++)
                    Write(writer, array.Get(i.ToString(System.Globalization.CultureInfo.InvariantCulture)), depth + 1, ref left);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                foreach (var (name, property) in value.GetOwnProperties())
                {
                    if (
                        property.Enumerable != true
                        || value.Get(name) is var item && (item.IsUndefined() || item.IsObject() && item.AsObject() is FunctionInstance)
                    )
                        continue;
                    writer.WritePropertyName(name);
                    Write(writer, value.Get(name), depth + 1, ref left);
                }
                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
            writer.WriteNullValue();
        else if (number == Math.Truncate(number) && Math.Abs(number) < 9e15)
            writer.WriteNumberValue((long)number);
        else
            writer.WriteNumberValue(number);
    }
}
