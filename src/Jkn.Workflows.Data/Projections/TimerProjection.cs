using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Data.Projections;

/// <summary>
/// The timers that stand for clocks and for bookmarks with a time. The clocks themselves are read from the case: nobody lists them apart
/// from their work items.
/// </summary>
internal static class TimerProjection
{
    /// <summary>A clock that stands still or has struck wakes nobody.</summary>
    public static TimerRow? Timer(long key, CaseState s, Clock clock) =>
        clock.Breached || clock.PausedAt is not null ? null : Row(key, s, "clock", clock.Key, clock.RingsAt);

    public static TimerRow? Timer(long key, CaseState s, Bookmark bookmark) =>
        bookmark.Due is { } due ? Row(key, s, "bookmark", bookmark.Id, due) : null;

    private static TimerRow Row(long key, CaseState s, string kind, string timer, DateTimeOffset due) =>
        new()
        {
            CaseKey = key,
            Kind = kind,
            TimerKey = timer,
            CaseId = s.Id,
            DueAt = due,
            // Nobody holds it yet. Not the due time: that is the office's, and holds are told by the machine's clock.
            ReadyAt = DateTimeOffset.UnixEpoch,
        };
}
