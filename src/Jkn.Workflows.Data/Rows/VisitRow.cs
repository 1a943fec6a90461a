using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// Somebody who came: a queue number of the day, a line of the guest book, or both. States: MENUNGGU, DIPANGGIL, DILAYANI, TIDAK_HADIR;
/// null without a queue number.
/// Who it was, address, matter and telephone are sealed.
/// </summary>
[
    Table("visits"),
    PrimaryKey(nameof(Id)),
    Index(nameof(Region), nameof(Place), nameof(Day), nameof(Number), IsUnique = true),
    Index(nameof(Region), nameof(Place), nameof(Year), nameof(GuestNo), IsUnique = true),
    Index(nameof(CaseId))
]
public sealed class VisitRow
{
    public required string Id { get; set; }
    public required string Region { get; set; }

    /// <summary>The place of service whose queue and guest book it stands in.</summary>
    public required string Place { get; set; }

    /// <summary>Local date, yyyy-MM-dd.</summary>
    public required string Day { get; set; }
    public int Year { get; set; }
    public int? Number { get; set; }
    public int? GuestNo { get; set; }
    public string? State { get; set; }
    public string? Counter { get; set; }
    public DateTimeOffset TakenAt { get; set; }
    public DateTimeOffset? CalledAt { get; set; }
    public DateTimeOffset? ServedAt { get; set; }
    public DateTimeOffset? AbsentAt { get; set; }
    public int Calls { get; set; }
    public required string TakenBy { get; set; }
    public string? CalledBy { get; set; }
    public string? CaseId { get; set; }
    public byte[]? Guest { get; set; }
}
