using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Data.Projections;

/// <summary>Clocks, and the timers that stand for them and for bookmarks with a time.</summary>
internal static class ClockProjection
{
    public static ClockRow Row(long key, CaseState s, Clock clock) => new()
    {
        CaseKey = key, ClockKey = clock.Key, CaseId = s.Id, Region = s.Region, Role = clock.Role, Title = clock.Title, StartedAt = clock.StartedAt,
        DueAt = clock.DueAt, Breached = clock.Breached, Paused = clock.PausedAt is not null, Provisional = clock.Provisional,
    };

    /// <summary>A clock that stands still or has struck wakes nobody.</summary>
    public static TimerRow? Timer(long key, CaseState s, Clock clock) =>
        clock.Breached || clock.PausedAt is not null ? null : Row(key, s, "clock", clock.Key, clock.DueAt);

    public static TimerRow? Timer(long key, CaseState s, Bookmark bookmark) =>
        bookmark.Due is { } due ? Row(key, s, "bookmark", bookmark.Id, due) : null;

    private static TimerRow Row(long key, CaseState s, string kind, string timer, DateTimeOffset due) =>
        new() { CaseKey = key, Kind = kind, TimerKey = timer, CaseId = s.Id, DueAt = due, ReadyAt = due };
}
