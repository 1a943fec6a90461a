using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// Where somebody of the office wants to be told of what waits for him besides the screen; his own choice. The addresses are sealed, null
/// where he gave none.
/// </summary>
[Table("told_choices"), PrimaryKey(nameof(Account))]
public sealed class ToldChoiceRow
{
    public required string Account { get; set; }
    public byte[]? Email { get; set; }
    public byte[]? Phone { get; set; }

    /// <summary>Emergencies as they arrive, also outside hours.</summary>
    public bool Emergencies { get; set; }

    /// <summary>Everything that waits, once when service begins.</summary>
    public bool Digest { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
