using System.Text.Json;

namespace Jkn.Workflows.Domain.Trials;

/// <summary>
/// Holds what a step expects against what is: an object's members must match, every element of a list must be found (an empty list means
/// none), null means absent, everything else must be equal. Says the first difference.
/// </summary>
public static class WalkMatch
{
    /// <summary>What the letters are on paper: held against real files, where there is a typesetter.</summary>
    public const string Papers = "papers";

    /// <summary>Expectations that are not parts of the state.</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        "refused",
        "noTasks",
        "obstacles",
        "notices",
        "noNotices",
        "events",
        "noEvents",
        "sops",
        "warnings",
        Papers,
    ];

    public static string? Difference(string path, JsonElement expected, JsonElement? actual)
    {
        if (expected.ValueKind == JsonValueKind.Null)
            return actual is null or { ValueKind: JsonValueKind.Null } ? null : $"{path}: expected nothing, got {Short(actual)}";
        if (actual is not { } found || found.ValueKind == JsonValueKind.Null)
            return $"{path}: expected {Short(expected)}, got nothing";
        return expected.ValueKind switch
        {
            JsonValueKind.Object => Members(path, expected, found),
            JsonValueKind.Array => Elements(path, expected, found),
            JsonValueKind.String => found.ValueKind == JsonValueKind.String && IsSame(expected.GetString()!, found.GetString()!)
                ? null
                : Differs(path, expected, found),
            _ => found.GetRawText() == expected.GetRawText() ? null : Differs(path, expected, found),
        };
    }

    // A word of an enumeration is shown as WARNING and may be written Warning; everything else is the same letter by letter.
    private static bool IsSame(string expected, string found) =>
        expected == found || (found.All(char.IsAsciiLetterUpper) && string.Equals(expected, found, StringComparison.OrdinalIgnoreCase));

    /// <summary>None of the names stands under the key of any element.</summary>
    public static string? Absent(string path, JsonElement names, JsonElement list, string key)
    {
        foreach (var name in names.EnumerateArray().Select(n => n.GetString()))
        {
            if (list.EnumerateArray().Any(e => e.TryGetProperty(key, out var value) && value.GetString() == name))
                return $"{path}: expected no {name}, but it is there";
        }
        return null;
    }

    private static string? Members(string path, JsonElement expected, JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.Object)
            return Differs(path, expected, found);
        foreach (var member in expected.EnumerateObject())
        {
            if (
                Difference($"{path}.{member.Name}", member.Value, found.TryGetProperty(member.Name, out var value) ? value : null) is
                { } difference
            )
                return difference;
        }
        return null;
    }

    private static string? Elements(string path, JsonElement expected, JsonElement found)
    {
        if (found.ValueKind != JsonValueKind.Array || (expected.GetArrayLength() == 0 && found.GetArrayLength() > 0))
            return Differs(path, expected, found);
        foreach (var element in expected.EnumerateArray())
        {
            if (!found.EnumerateArray().Any(f => Difference(path, element, f) is null))
                return $"{path}: expected {Short(element)} among {Short(found)}";
        }
        return null;
    }

    private static string Differs(string path, JsonElement expected, JsonElement found) =>
        $"{path}: expected {Short(expected)}, got {Short(found)}";

    private static string Short(JsonElement? value) =>
        value?.GetRawText() switch
        {
            null => "nothing",
            { Length: > 900 } text => text[..900] + "…",
            var text => text,
        };
}
