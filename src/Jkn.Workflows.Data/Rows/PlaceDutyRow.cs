using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>Where somebody serves on a day; who said so stands beside it. Day by day work, no fact of the office's rules.</summary>
[Table("place_duties"), PrimaryKey(nameof(Region), nameof(Day), nameof(AccountId))]
public sealed class PlaceDutyRow
{
    public required string Region { get; set; }

    /// <summary>Local date, yyyy-MM-dd.</summary>
    public required string Day { get; set; }
    public required string AccountId { get; set; }
    public required string Place { get; set; }
    public required string AssignedBy { get; set; }
    public DateTimeOffset AssignedAt { get; set; }
}
