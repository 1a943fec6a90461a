using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Data.Rows;

/// <summary>
/// An open work item, or those of a family's people at one step with one holder, due with the earliest of them (rulings.md 3.2). The table
/// lies in the order of an inbox: region, role, due. Items without a clock are due <see cref="Never"/>, those of an emergency
/// <see cref="Soonest"/>: they stand before all that is due.
/// </summary>
[Table("work_items"), PrimaryKey(nameof(Region), nameof(Role), nameof(DueAt), nameof(CaseKey), nameof(ItemId))]
public sealed record WorkItemRow
{
    /// <summary>31 December 9999: behind everything that is due.</summary>
    public static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Before everything that is due.</summary>
    public static readonly DateTimeOffset Soonest = DateTimeOffset.UnixEpoch;

    /// <summary>When it is due; null without a clock.</summary>
    [NotMapped]
    public DateTimeOffset? Due => DueAt == Never || DueAt == Soonest ? null : DueAt;

    public required string Region { get; init; }
    public required string Role { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public long CaseKey { get; init; }

    /// <summary>The item's own id, or the group's key: the same while people leave it.</summary>
    public required string ItemId { get; init; }
    public required string CaseId { get; init; }
    public required string CaseKind { get; init; }
    public string? CaseNo { get; init; }
    public required string ActivityId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public string? Act { get; init; }
    public string? Letter { get; init; }
    public string? AssignedTo { get; init; }
    public string? Name { get; init; }
    public bool Emergency { get; init; }
    public bool Overdue { get; init; }
    public int Version { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public required string SentBy { get; init; }
    public string? SeenBy { get; init; }

    /// <summary>The people of the group as JSON, in the order of their keys; null for a task about the whole case.</summary>
    public string? People { get; init; }

    [NotMapped]
    public IReadOnlyList<WorkPerson> Persons =>
        People is null ? [] : JsonSerializer.Deserialize<WorkPerson[]>(People, JsonSerializerOptions.Web)!;

    /// <summary>The items that the row stands for.</summary>
    [NotMapped]
    public IEnumerable<string> ItemIds => People is null ? [ItemId] : Persons.Select(p => p.ItemId);
}

/// <summary>A person who waits in a row, with his own item.</summary>
public sealed record WorkPerson(string Person, string Name, string ItemId, int Version);
