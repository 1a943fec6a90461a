using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A second factor of an account, also of one that an authority signs in. <see cref="Secret"/> is sealed for that account and row.
/// </summary>
[Table("factors"), PrimaryKey(nameof(Id)), Index(nameof(AccountId))]
public sealed class FactorRow
{
    public required string Id { get; set; }
    public required string AccountId { get; set; }

    /// <summary>TOTP or PASSKEY.</summary>
    public required string Kind { get; set; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }
    public required byte[] Secret { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null: shown to its owner, who has not yet proved that he holds it. It counts for nothing.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Of a code: the step that was used last; one of it or before is refused. Of a passkey: its own count.</summary>
    public long LastStep { get; set; }
}

/// <summary>A code for the day on which the factor is lost: its hash only. It works once.</summary>
[Table("recovery_codes"), PrimaryKey(nameof(AccountId), nameof(Hash))]
public sealed class RecoveryCodeRow
{
    public required string AccountId { get; set; }
    public required string Hash { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A session of the screens. One that has ended here has ended everywhere, whatever cookie is sent.</summary>
[Table("sessions"), PrimaryKey(nameof(Id)), Index(nameof(AccountId))]
public sealed class SessionRow
{
    public required string Id { get; set; }
    public required string AccountId { get; set; }
    public DateTimeOffset BeganAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>From which network, for its owner to know it by.</summary>
    public required string Address { get; set; }

    /// <summary>Which browser on what, in two words.</summary>
    public required string Device { get; set; }
}
