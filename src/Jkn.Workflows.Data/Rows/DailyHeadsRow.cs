using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A sheet with the ends of a region's journals (<see cref="Journals.HeadsSheet"/>) and its signature (ECDSA P-256, 64 bytes).
/// </summary>
[Table("daily_heads"), PrimaryKey(nameof(Region), nameof(No))]
public sealed class DailyHeadsRow
{
    public required string Region { get; set; }
    public long No { get; set; }

    /// <summary>The last day that it closes, in the region's own zone ("yyyy-MM-dd").</summary>
    public required string Day { get; set; }
    public DateTimeOffset SealedAt { get; set; }
    public required string Text { get; set; }
    public required byte[] Signature { get; set; }
}

/// <summary>The version of a case that stands in the last sheet which names it: what moved since is for the next one.</summary>
[Table("head_marks")]
public sealed class HeadMarkRow
{
    [Key, DatabaseGenerated(DatabaseGeneratedOption.None)]
    public long CaseKey { get; set; }
    public long Version { get; set; }
}
