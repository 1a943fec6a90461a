using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A list that came in: counts and state in plain, its rows with their verdicts sealed. States: DIPERIKSA, MEMBUKA, SELESAI. One file comes
/// in once for a region:
/// <see cref="FileHmac"/>. <see cref="Choices"/> and <see cref="Refusals"/> hold row numbers and codes only.
/// </summary>
[
    Table("list_imports"),
    PrimaryKey(nameof(Id)),
    Index(nameof(Region), nameof(FileHmac), IsUnique = true),
    Index(nameof(State), nameof(ReadyAt))
]
public sealed class ImportRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }
    public required byte[] FileHmac { get; set; }
    public required string Layout { get; set; }
    public required string Sop { get; set; }
    public required string State { get; set; }
    public int Rows { get; set; }
    public int Valid { get; set; }
    public int Warned { get; set; }
    public int Doubled { get; set; }
    public int Wrong { get; set; }
    public int Opened { get; set; }
    public int Refused { get; set; }

    /// <summary>Null once the rows were removed for good (retention).</summary>
    public byte[]? Sealed { get; set; }
    public required string Choices { get; set; }
    public required string Refusals { get; set; }
    public string? OpenedBy { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public required string CreatedBy { get; set; }

    /// <summary>When a worker may take it; moved ahead while one is at it.</summary>
    public DateTimeOffset ReadyAt { get; set; }
}
