namespace Jkn.Workflows.Server.Live;

/// <summary>The live streams of each account on this node, oldest first. One too many closes the oldest.</summary>
internal sealed class StreamSeats(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Seat>> open = new(StringComparer.Ordinal);

    public Seat Take(string account)
    {
        var seat = new Seat(this, account);
        Seat? oldest = null;
        lock (gate)
        {
            if (!open.TryGetValue(account, out var mine))
                open[account] = mine = [];
            mine.Add(seat);
            if (mine.Count > most)
            {
                oldest = mine[0];
                mine.RemoveAt(0);
            }
        }
        oldest?.Displace();
        return seat;
    }

    private void Leave(Seat seat)
    {
        lock (gate)
        {
            if (open.TryGetValue(seat.Account, out var mine) && mine.Remove(seat) && mine.Count == 0)
                open.Remove(seat.Account);
        }
    }

    /// <summary>One stream's place, given back when it ends.</summary>
    internal sealed class Seat(StreamSeats of, string account) : IDisposable
    {
        private readonly CancellationTokenSource displaced = new();

        public string Account => account;

        /// <summary>Cancelled when a younger stream of the same account took the place.</summary>
        public CancellationToken Displaced => displaced.Token;

        public void Displace()
        {
            try
            {
                displaced.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself just now: the place is free either way.
            }
        }

        public void Dispose()
        {
            of.Leave(this);
            displaced.Dispose();
        }
    }
}
