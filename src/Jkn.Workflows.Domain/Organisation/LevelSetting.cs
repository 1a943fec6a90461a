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
