using System.Collections.Concurrent;

namespace Jkn.Workflows.Application.Live;

/// <summary>
/// Tells open inboxes that something of their region has changed; what it was they read for themselves, under their own rights. Each node
/// knows its own commands at once; what other nodes did is seen at the next beat.
/// </summary>
internal sealed class LiveSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    /// <summary>Completes when the region's cases change next.</summary>
    public Task NextAsync(string region) => waiting.GetOrAdd(region, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed(string region)
    {
        if (waiting.TryRemove(region, out var all))
            all.TrySetResult();
    }
}
