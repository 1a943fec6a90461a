using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// A moment at which a case must be woken: by a clock ("clock") or a bookmark of its flow ("bookmark"). The state says which stand;
/// <see cref="ReadyAt"/> alone belongs to the workers: a claim moves it forward. In the order of their due times, so that arming one
/// costs a single page.
/// </summary>
[Table("timers"), PrimaryKey(nameof(DueAt), nameof(CaseKey), nameof(Kind), nameof(TimerKey))]
public sealed record TimerRow
{
    public long CaseKey { get; init; }
    public required string Kind { get; init; }
    public required string TimerKey { get; init; }
    public required string CaseId { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public DateTimeOffset ReadyAt { get; init; }
    public int Attempts { get; init; }
    public string? LastError { get; init; }
}
