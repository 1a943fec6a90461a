using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jkn.Workflows.Domain.Organisation;

/// <summary>What a switch does to a level: leaves it out, puts it in, or gives it back to the region's file.</summary>
[JsonConverter(typeof(LevelSettingJson))]
public enum LevelSetting
{
    Off,
    On,
    AsFile,
}

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

public static class LevelSettings
{
    public static string Code(this LevelSetting setting) =>
        setting switch
        {
            LevelSetting.Off => "OFF",
            LevelSetting.On => "ON",
            _ => "AS_FILE",
        };

    /// <summary>Null for what is none of the three.</summary>
    public static LevelSetting? Parse(string? code)
    {
        foreach (var setting in Enum.GetValues<LevelSetting>())
        {
            if (setting.Code() == code)
                return setting;
        }
        return null;
    }
}
