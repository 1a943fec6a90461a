using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A proposal to destroy archives and its act (berita acara pemusnahan): DIUSULKAN, DISETUJUI (being destroyed), SELESAI, DITOLAK. No
/// personal data: numbers and dates.
/// </summary>
[Table("destructions"), PrimaryKey(nameof(Id)), Index(nameof(Region), nameof(Standing), IsUnique = true)]
public sealed class DestructionRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }
    public required string State { get; set; }

    /// <summary>True while it is neither done nor refused, else null: a region has at most one such proposal.</summary>
    public bool? Standing { get; set; }

    /// <summary>The rule it rests on, in words, with its source.</summary>
    public required string Ground { get; set; }
    public DateTimeOffset ProposedAt { get; set; }
    public required string ProposedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }

    /// <summary>Number of the act, given by the head of the agency.</summary>
    public string? No { get; set; }
    public string? Reason { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>
/// A case, batch or complaint of a proposal. <see cref="Outcome"/>: null until it was its turn, then DIMUSNAHKAN or DITAHAN.
/// </summary>
[Table("destruction_lines"), PrimaryKey(nameof(DestructionId), nameof(No)), Index(nameof(CaseId))]
public sealed class DestructionLineRow
{
    public required string DestructionId { get; set; }
    public int No { get; set; }
    public required string CaseId { get; set; }
    public string? CaseNo { get; set; }
    public required string Kind { get; set; }
    public DateTimeOffset ClosedAt { get; set; }

    /// <summary>The last local day it had to be kept, yyyy-MM-dd.</summary>
    public required string KeptUntil { get; set; }
    public required string FallsAway { get; set; }
    public string? Outcome { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}
