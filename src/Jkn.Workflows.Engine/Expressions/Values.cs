using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Jkn.Workflows.Engine;

/// <summary>
/// Turns JSON values into what inputs want. Null and undefined give the type's default; anything else converts or is an <see
/// cref="ExpressionException"/>.
/// </summary>
public static class Values
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Converts; a date without zone is read with the office's offset.</summary>
    public static T? To<T>(JsonElement value, Func<DateTimeOffset, TimeSpan> offset) => (T?)To(value, typeof(T), offset);

    internal static object? To(JsonElement value, Type type, Func<DateTimeOffset, TimeSpan> offset)
    {
        if (type == typeof(JsonElement) || type == typeof(object))
            return type == typeof(object) && value.ValueKind == JsonValueKind.Undefined ? null : value;
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var text = value.AsText();
        try
        {
            return Convert(value, type, text, offset);
        }
        catch (Exception e)
            when (e is FormatException or OverflowException or JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new ExpressionException($"Nilai \"{Short(value)}\" bukan {NameOf(type)}.", "nilai");
        }
    }

    private static object? Convert(JsonElement value, Type type, string? text, Func<DateTimeOffset, TimeSpan> offset)
    {
        if (type == typeof(string))
            return text ?? value.GetRawText();
        if (ElementOf(type) is { } element)
            return ToList(value, type, element, offset);
        if (text is { Length: 0 })
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        if (type == typeof(bool))
            return ToBoolean(value, text);
        if (type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal))
            return ToNumber(text ?? throw new FormatException(), type);
        if (type == typeof(TimeSpan))
            return ToTimeSpan(text ?? throw new FormatException());
        if (type == typeof(DateTimeOffset))
            return ToInstant(text ?? throw new FormatException(), offset);
        if (type.IsEnum)
            return Enum.Parse(type, text ?? throw new FormatException(), ignoreCase: true);
        return text is not null && value.ValueKind == JsonValueKind.String && text.TrimStart() is ['{' or '[', ..]
            ? JsonSerializer.Deserialize(text, type, Web)
            : value.Deserialize(type, Web);
    }

    private static bool ToBoolean(JsonElement value, string? text) =>
        value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetDouble() != 0,
            JsonValueKind.String => bool.Parse(text!),
            _ => throw new FormatException(),
        };

    private static object ToNumber(string text, Type type)
    {
        var number = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if ((type == typeof(int) || type == typeof(long)) && number != decimal.Truncate(number))
            throw new FormatException();
        return System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
    }

    /// <summary>.NET reads "5" as five days and "25:00:00" as 25 days; a deadline must not mean something else than it seems to.</summary>
    private static TimeSpan ToTimeSpan(string text)
    {
        if (text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal))
            return XmlConvert.ToTimeSpan(text);
        var read = TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        if (Math.Abs(read.Days) > 0 && !text.Contains('.', StringComparison.Ordinal) && text.Count(c => c == ':') < 3)
            throw new ExpressionException(
                $"Jangka waktu \"{text}\" tidak menyebut satuannya dan akan dibaca {read.Days} hari: "
                    + $"tulis {read.Days}.00:00:00 untuk hari, 1.01:00:00 atau PT25H untuk jam.",
                "nilai"
            );
        return read;
    }

    private static DateTimeOffset ToInstant(string text, Func<DateTimeOffset, TimeSpan> offset)
    {
        var read = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (read.Kind != DateTimeKind.Unspecified)
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        var utc = new DateTimeOffset(read, TimeSpan.Zero);
        return new DateTimeOffset(read, offset(utc - offset(utc)));
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType
        && typeof(IEnumerable).IsAssignableFrom(type)
        && type.GetGenericArguments() is [var one]
        && type.IsAssignableFrom(typeof(List<>).MakeGenericType(one))
            ? one
        : null;

    /// <summary>An array, JSON text of an array, or a single value as a list of one.</summary>
    private static object ToList(JsonElement value, Type type, Type element, Func<DateTimeOffset, TimeSpan> offset)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.TrimStart().StartsWith('['))
            value = JsonSerializer.Deserialize<JsonElement>(value.GetString()!);
        var items =
            value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList()
            : value.AsText() is { Length: 0 } ? []
            : [value];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items)
            list.Add(To(item, element, offset));
        if (!type.IsArray)
            return list;
        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return array;
    }

    private static string Short(JsonElement value) => value.ToString() is { Length: > 60 } text ? text[..60] + "…" : value.ToString();

    internal static string NameOf(Type type) =>
        type == typeof(bool) ? "ya/tidak (true/false)"
        : type == typeof(TimeSpan) ? "jangka waktu (hh:mm:ss)"
        : type == typeof(DateTimeOffset) ? "tanggal"
        : type == typeof(int) || type == typeof(long) ? "bilangan bulat"
        : type == typeof(double) || type == typeof(decimal) ? "bilangan"
        : type.IsEnum ? $"salah satu dari {string.Join(", ", Enum.GetNames(type))}"
        : "bentuk yang diharapkan";
}
