using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// Something to be done after the commit. Ids and states only. Dead = given up after many attempts, visible until somebody revives it.
/// </summary>
[Table("outbox"), Index(nameof(Dead), nameof(ReadyAt))]
public sealed class OutboxRow
{
    [Key]
    public long Id { get; set; }
    public required string CaseId { get; set; }
    public required string Kind { get; set; }
    public required string Key { get; set; }
    public required string Payload { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ReadyAt { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public bool Dead { get; set; }
}

/// <summary>
/// The answer that was given to a command with this key: the same request gets it again instead of a second effect. No personal data.
/// </summary>
[Table("idempotency_keys"), PrimaryKey(nameof(Actor), nameof(Key)), Index(nameof(CreatedAt))]
public sealed class IdempotencyRow
{
    public required string Actor { get; set; }
    public required string Key { get; set; }
    public required byte[] BodyHash { get; set; }
    public int Status { get; set; }
    public required string Answer { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
