using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>Who entered or changed which dated setting of a region, with what stood there before. Only ever added to.</summary>
[Table("setting_changes"), PrimaryKey(nameof(Id)), Index(nameof(Region), nameof(At))]
public sealed class SettingChangeRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Actor { get; set; }
    public required string Name { get; set; }
    public required string EffectiveFrom { get; set; }

    /// <summary>Null where nothing stood before.</summary>
    public string? Before { get; set; }
    public required string After { get; set; }
}

/// <summary>A telephone that wants no messages, by its keyed hash: one STOP counts for every later notice.</summary>
[Table("opt_outs"), PrimaryKey(nameof(Hmac))]
public sealed class OptOutRow
{
    public required byte[] Hmac { get; set; }
    public DateTimeOffset At { get; set; }
}
