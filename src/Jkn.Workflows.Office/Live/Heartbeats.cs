using System.Collections.Concurrent;

namespace Jkn.Workflows.Application.Live;

/// <summary>
/// Signs of life of the background workers. A worker calls <see cref="Beat"/> on each round, with the longest time until its next;
/// one that is late shows on the health page.
/// </summary>
internal sealed class Heartbeats(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, TimeSpan Within)> last = new();

    public void Beat(string worker, TimeSpan within) => last[worker] = (clock.GetUtcNow(), within);

    public IReadOnlyList<WorkerHealth> All
    {
        get
        {
            var now = clock.GetUtcNow();
            return
            [
                .. last.OrderBy(w => w.Key, StringComparer.Ordinal)
                    .Select(w => new WorkerHealth(w.Key, w.Value.At, now - w.Value.At <= w.Value.Within)),
            ];
        }
    }
}

/// <summary>A worker, when it was last heard of, and whether that is recent enough.</summary>
public sealed record WorkerHealth(string Name, DateTimeOffset LastBeat, bool Alive);
