namespace Jkn.Workflows.Domain.Organisation;

/// <summary>The three values as they are stored, asked for and answered.</summary>
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
