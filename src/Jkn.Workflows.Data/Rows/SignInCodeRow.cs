using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A code, or two halves of one, by which the owner of an account comes in and chooses his password, once. Only hashes are kept.
/// </summary>
[Table("sign_in_codes"), PrimaryKey(nameof(Id)), Index(nameof(AccountId))]
public sealed class SignInCodeRow
{
    public required string Id { get; set; }
    public required string AccountId { get; set; }

    /// <summary>1, or 2 when two people each hand over a half.</summary>
    public int Halves { get; set; }
    public required string FirstHash { get; set; }
    public string? SecondHash { get; set; }

    /// <summary>Who was shown the first half and the second.</summary>
    public required string MadeBy { get; set; }
    public string? SecondBy { get; set; }
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>Null until what it was made for is decided.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
    public int Tries { get; set; }
}
