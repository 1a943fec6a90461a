using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>A local account. The hash is the framework's.</summary>
[Table("accounts"), PrimaryKey(nameof(Id)), Index(nameof(NormalizedName), IsUnique = true)]
public sealed class AccountRow
{
    public required string Id { get; set; }
    public required string UserName { get; set; }
    public required string NormalizedName { get; set; }
    public required string DisplayName { get; set; }

    /// <summary>Kemendagri code, or "*" for national administrators.</summary>
    public required string Region { get; set; }
    public required string PasswordHash { get; set; }

    /// <summary>Changes when the password or a role changes: sessions with another stamp end.</summary>
    public required string SecurityStamp { get; set; }
    public bool Disabled { get; set; }

    /// <summary>The owner has not chosen a password yet: only a code lets him in.</summary>
    public bool MustChangePassword { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? LastLoginAt { get; set; }
}

/// <summary>A role of an account.</summary>
[Table("account_roles"), PrimaryKey(nameof(AccountId), nameof(Role))]
public sealed class AccountRoleRow
{
    public required string AccountId { get; set; }
    public required string Role { get; set; }
}
