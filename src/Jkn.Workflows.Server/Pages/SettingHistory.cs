using System.Text.Json;
using Jkn.Workflows.Data.Rows;

namespace Jkn.Workflows.Server.Pages;

/// <summary>Who changed which setting when (partial _SettingChanges).</summary>
internal sealed record SettingHistory(IReadOnlyList<SettingChangeRow> Changes, Func<string, string> NameOf)
{
    /// <summary>A change as it is told: a place of service by its words, others by their members.</summary>
    public static string Of(string name, string? json) =>
        json is not null && name.StartsWith(Domain.Offices.SettingNames.Place, StringComparison.Ordinal)
            ? OfficeSettingWords.ValueOf(name, json)
            : Text(json);

    /// <summary>The members of a setting as words, without its punctuation.</summary>
    public static string Text(string? json)
    {
        if (json is null)
            return "–";
        using var read = JsonDocument.Parse(json);
        return string.Join(", ", Parts(read.RootElement)) is { Length: > 160 } text
            ? text[..160] + "…"
            : string.Join(", ", Parts(read.RootElement));
    }

    private static IEnumerable<string> Parts(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Parts(p.Value)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Parts),
            JsonValueKind.Null => [],
            _ => [value.ToString()],
        };
}
