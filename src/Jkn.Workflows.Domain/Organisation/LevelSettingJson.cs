using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jkn.Workflows.Domain.Organisation;

/// <summary>As it is stored and asked for: OFF, ON, AS_FILE. Before there were three, off was 0 and the region's file null.</summary>
internal sealed class LevelSettingJson : JsonConverter<LevelSetting>
{
    public override bool HandleNull => true;

    public override LevelSetting Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => LevelSetting.AsFile,
            JsonTokenType.Number => LevelSetting.Off,
            _ => LevelSettings.Parse(reader.GetString()) ?? throw new JsonException("A level is OFF, ON or AS_FILE."),
        };

    public override void Write(Utf8JsonWriter writer, LevelSetting value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code());
}
