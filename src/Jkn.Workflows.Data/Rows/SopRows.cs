using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// What happened to a version, in order: saves of a draft (with the definition as it was before, packed) and the acts of its life.
/// Written with the change itself; never changed.
/// </summary>
[Table("sop_history"), PrimaryKey(nameof(Id)), Index(nameof(VersionId), nameof(Revision))]
public sealed class SopHistoryRow
{
    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Id { get; set; }
    public required string Region { get; set; }
    public required string VersionId { get; set; }

    /// <summary>The version's revision after it.</summary>
    public int Revision { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Actor { get; set; }
    public required string ActorName { get; set; }
    public required string Act { get; set; }
    public string? Note { get; set; }

    /// <summary>The open editor that saved; null for acts.</summary>
    public string? Session { get; set; }

    /// <summary>The definition before this save, gzip of UTF-8 JSON; null when the act left it as it was.</summary>
    public byte[]? Before { get; set; }
}

/// <summary>The printed SOP-AP of a legalised version, as attached to the decree.</summary>
[Table("sop_prints"), PrimaryKey(nameof(VersionId))]
public sealed class SopPrintRow
{
    public required string VersionId { get; set; }
    public required string ContentHash { get; set; }
    public required string FileName { get; set; }
    public required byte[] Content { get; set; }
    public DateTimeOffset At { get; set; }
}
