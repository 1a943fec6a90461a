using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;

namespace Jkn.Workflows.Engine;

/// <summary>JSON to script values and back. Functions and undefined become undefined, dates ISO text, NaN null.</summary>
internal static class ScriptValues
{
    private const int MaxDepth = 64;
    private const int MaxItems = 100_000;
    private const int LongText = 10_000;
    private const int MostBytesOfLetter = 3;
    private const double MostExact = 9_007_199_254_740_991;

    public static JsValue FromJson(Jint.Engine engine, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return JsString.Create(value.GetString()!);
            case JsonValueKind.Number:
                // 16 digits of an identity number do not fit: better no answer than a digit less
                return Math.Abs(value.GetDouble()) <= MostExact
                    ? JsNumber.Create(value.GetDouble())
                    : throw ScriptChecks.Inexact(value.GetRawText());
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean() ? JsBoolean.True : JsBoolean.False;
            case JsonValueKind.Array:
                return new JsArray(engine, [.. value.EnumerateArray().Select(i => FromJson(engine, i))]);
            case JsonValueKind.Object:
                var made = new JsObject(engine);
                foreach (var property in value.EnumerateObject())
                    made.CreateDataProperty(property.Name, FromJson(engine, property.Value));
                return made;
            default:
                return value.ValueKind == JsonValueKind.Null ? JsValue.Null : JsValue.Undefined;
        }
    }

    public static JsonElement ToJson(JsValue value)
    {
        switch (value)
        {
            case JsUndefined or Function:
                return default;
            case JsString { Length: > LongText } text:
                return LongToJson(text.ToString());
            case JsString text:
                return JsonSerializer.SerializeToElement(text.ToString());
            case JsBoolean truth:
                return JsonSerializer.SerializeToElement(truth.AsBoolean());
        }
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            var left = MaxItems;
            Write(writer, value, 0, ref left);
        }
        return JsonSerializer.Deserialize<JsonElement>(stream.ToArray());
    }

    /// <summary>Growing buffers and escapes would take many times what the text needs.</summary>
    private static JsonElement LongToJson(string text)
    {
        var buffer = new ArrayBufferWriter<byte>(text.Length * MostBytesOfLetter + 2);
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            writer.WriteStringValue(text);
        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsValue value, int depth, ref int left)
    {
        if (depth > MaxDepth || --left < 0)
            throw new ExpressionException("JavaScript: hasilnya terlalu besar atau melingkar.");
        switch (value)
        {
            case JsString text:
                // a long text counts as many small values
                if ((left -= text.Length / 100) < 0)
                    throw new ExpressionException("JavaScript: hasilnya terlalu besar atau melingkar.");
                writer.WriteStringValue(text.ToString());
                break;
            case JsNumber number:
                WriteNumber(writer, number.AsNumber());
                break;
            case JsBoolean truth:
                writer.WriteBooleanValue(truth.AsBoolean());
                break;
            case JsDate date:
                WriteDate(writer, date);
                break;
            case JsArray list:
                writer.WriteStartArray();
                for (var i = 0u; i < list.Length; i++)
                    Write(writer, list[i], depth + 1, ref left);
                writer.WriteEndArray();
                break;
            case ObjectInstance made and not Function:
                WriteObject(writer, made, depth, ref left);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, ObjectInstance value, int depth, ref int left)
    {
        writer.WriteStartObject();
        foreach (var (name, property) in value.GetOwnProperties())
        {
            if (!property.Enumerable || value.Get(name) is not { } item || item is JsUndefined or Function)
                continue;
            writer.WritePropertyName(name.ToString());
            Write(writer, item, depth + 1, ref left);
        }
        writer.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter writer, JsDate date)
    {
        var time = date.DateValue;
        if (double.IsNaN(time))
            writer.WriteNullValue();
        else if (time is >= -62_135_596_800_000 and <= 253_402_300_799_999)
            writer.WriteStringValue(DateTimeOffset.FromUnixTimeMilliseconds((long)time));
        else
            throw new ExpressionException("JavaScript: tanggal di luar tahun 1 sampai 9999.");
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (!double.IsFinite(number))
            writer.WriteNullValue();
        else if (number == Math.Truncate(number) && Math.Abs(number) <= MostExact)
            writer.WriteNumberValue((long)number);
        else if (Math.Abs(number) > MostExact)
            throw ScriptChecks.Inexact(number.ToString(CultureInfo.InvariantCulture));
        else
            writer.WriteNumberValue(number);
    }
}
