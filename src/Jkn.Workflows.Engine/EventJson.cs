using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jkn.Workflows.Engine;

/// <summary>How events are written: without nulls, zeros and default values, enums by name.</summary>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } =
        new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() } };
}
