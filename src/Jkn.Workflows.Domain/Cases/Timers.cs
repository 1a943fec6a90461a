namespace Jkn.Workflows.Domain.Cases;

/// <summary>
/// The timers that stand for a state: one for each clock that runs, one for each bookmark with a due time. A pure function of the state, so
/// that nothing can be armed twice or forgotten.
/// </summary>
public static class Timers
{
    public static IEnumerable<(string Key, DateTimeOffset DueAt)> Of(CaseState state)
    {
        foreach (var clock in state.Clocks.Values)
        {
            if (clock is { Breached: false, PausedAt: null })
                yield return (clock.Key, clock.RingsAt);
        }
        foreach (var bookmark in state.Flow.Bookmarks.Values)
        {
            if (bookmark.Due is { } due && !state.Clocks.ContainsKey(bookmark.Id))
                yield return (bookmark.Id, due);
        }
    }
}
