using System.Collections.Concurrent;
using System.Net;
using Jkn.Workflows.Application.Accounts;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// How many files of people without an account are taken in at the same time: two from one address, so that one slow sender keeps nobody
/// else out, and a bounded number in all, so that their sizes together are bounded too.
/// </summary>
internal sealed class UploadTurns
{
    public const int OfOne = 2,
        InAll = 16;
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);
    private int all;

    /// <summary>Null: not now.</summary>
    public IDisposable? Take(IPAddress? from)
    {
        var address = LockOut.Network(from);
        if (Interlocked.Increment(ref all) > InAll)
        {
            Interlocked.Decrement(ref all);
            return null;
        }
        if (open.AddOrUpdate(address, 1, (_, n) => n + 1) <= OfOne)
            return new Turn(this, address);
        Leave(address);
        return null;
    }

    private void Leave(string address)
    {
        Interlocked.Decrement(ref all);
        if (open.AddOrUpdate(address, 0, (_, n) => n - 1) == 0)
            open.TryRemove(new(address, 0));
    }

    private sealed class Turn(UploadTurns turns, string address) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
                turns.Leave(address);
        }
    }
}
