using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>A batch in lists; <see cref="Waiting"/> lines have no result yet.</summary>
[Table("batches"), PrimaryKey(nameof(CaseKey)), Index(nameof(Region), nameof(Kind), nameof(Period))]
public sealed record BatchRow
{
    [DatabaseGenerated(DatabaseGeneratedOption.None)]
    public long CaseKey { get; init; }
    public required string CaseId { get; init; }
    public required string Region { get; init; }
    public required string No { get; init; }
    public required string Kind { get; init; }
    public required string Period { get; init; }
    public int Supplement { get; init; }
    public required string Stage { get; init; }
    public DateTimeOffset LockAt { get; init; }
    public DateTimeOffset DeliverBy { get; init; }
    public int Lines { get; init; }
    public int Waiting { get; init; }
    public string? FileHash { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? Receipt { get; init; }
    public int Version { get; init; }
}

/// <summary>A line of a batch. Numbers of persons and cards are only in the sealed journal.</summary>
[Table("batch_lines"), PrimaryKey(nameof(CaseKey), nameof(Line)), Index(nameof(MemberCaseId))]
public sealed record BatchLineRow
{
    public long CaseKey { get; init; }
    public int Line { get; init; }
    public required string MemberCaseId { get; init; }
    public required string EntryKey { get; init; }
    public required string ParticipantKey { get; init; }
    public string? Name { get; init; }
    public string? NikMasked { get; init; }
    public string? Outcome { get; init; }
    public string? ReasonCode { get; init; }
    public string? ActiveFrom { get; init; }
    public string? ListRef { get; init; }
    public string? Conflict { get; init; }
}
