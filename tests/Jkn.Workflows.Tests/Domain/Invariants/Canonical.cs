using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Tests.Domain.Invariants;

/// <summary>Any value as text with members and keys in order, so that two states can be compared by content.</summary>
internal static class Canonical
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> members = new();

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Add(text, value);
        return text.ToString();
    }

    private static void Add(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                text.Append('"').Append(s).Append('"');
                break;
            case JsonElement json:
                text.Append(json.ValueKind == JsonValueKind.Undefined ? "undefined" : json.GetRawText());
                break;
            case DateTimeOffset at:
                text.Append(at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case IDictionary map:
                Map(text, map);
                break;
            case IEnumerable many:
                Many(text, many);
                break;
            case IFormattable plain when value.GetType().IsPrimitive || value is Enum:
                text.Append(plain.ToString(null, CultureInfo.InvariantCulture));
                break;
            case bool or System.Runtime.CompilerServices.ITuple:
                text.Append(value);
                break;
            default:
                Record(text, value);
                break;
        }
    }

    private static void Map(StringBuilder text, IDictionary map)
    {
        text.Append('{');
        foreach (var (key, item) in map.Cast<object>().Select(Pair).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            text.Append(key).Append(':');
            Add(text, item);
            text.Append(',');
        }
        text.Append('}');
    }

    private static (string Key, object? Value) Pair(object pair) =>
        pair is DictionaryEntry entry
            ? (entry.Key.ToString()!, entry.Value)
            : ((string)((dynamic)pair).Key.ToString(), (object?)((dynamic)pair).Value);

    private static void Many(StringBuilder text, IEnumerable many)
    {
        text.Append('[');
        foreach (var item in many)
        {
            Add(text, item);
            text.Append(',');
        }
        text.Append(']');
    }

    private static void Record(StringBuilder text, object value)
    {
        text.Append(value.GetType().Name).Append('(');
        foreach (
            var member in members.GetOrAdd(
                value.GetType(),
                t => [.. t.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && p.GetMethod!.IsStatic == false)]
            )
        )
        {
            text.Append(member.Name).Append('=');
            Add(text, member.GetValue(value));
            text.Append(',');
        }
        text.Append(')');
    }
}
