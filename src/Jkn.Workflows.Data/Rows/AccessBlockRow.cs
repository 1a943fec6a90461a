using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A minute's reads of a region, or a thousand of them, sealed: the digest of each row and a hash over them and the block before. A row
/// that retention destroys leaves its digest here.
/// </summary>
[Table("access_blocks"), PrimaryKey(nameof(Region), nameof(No))]
public sealed class AccessBlockRow
{
    public required string Region { get; set; }
    public long No { get; set; }
    public DateTimeOffset SealedAt { get; set; }

    /// <summary>For each row: id, instant, digest (8 + 8 + 32 bytes).</summary>
    public required byte[] Lines { get; set; }
    public required byte[] Hash { get; set; }
}
