using System.Collections.Concurrent;

namespace Jkn.Workflows.Server.Hosting.Limits;

/// <summary>
/// Requests without session that one address has at work at one time: by the forwarded address, for behind a proxy sockets say nothing. An
/// office whose desks all sign in at eight waits a moment; who goes on is told to come again.
/// </summary>
internal sealed class StrangersRequests(LimitOptions limits)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Line> lines = new(StringComparer.Ordinal);

    private sealed class Line(int most)
    {
        public SemaphoreSlim Room { get; } = new(most, most);
        public int Users;
    }

    /// <summary>Gives back the place when disposed; null when none came free in time.</summary>
    public async Task<IDisposable?> TakeAsync(string address, CancellationToken ct)
    {
        var line = Join(address);
        try
        {
            if (await line.Room.WaitAsync(Patience, ct))
                return new Place(this, address, line);
        }
        catch
        {
            Part(address, line);
            throw;
        }
        Part(address, line);
        return null;
    }

    private Line Join(string address)
    {
        while (true)
        {
            var line = lines.GetOrAdd(address, _ => new(limits.SocketsPerAddress));
            lock (line)
            {
                // The last one may have left, and taken the line away, between the two steps.
                if (lines.TryGetValue(address, out var still) && still == line)
                {
                    line.Users++;
                    return line;
                }
            }
        }
    }

    private void Part(string address, Line line)
    {
        lock (line)
        {
            if (--line.Users == 0)
                lines.TryRemove(new(address, line));
        }
    }

    private sealed class Place(StrangersRequests of, string address, Line line) : IDisposable
    {
        public void Dispose()
        {
            line.Room.Release();
            of.Part(address, line);
        }
    }
}
