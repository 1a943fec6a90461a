using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Jkn.Workflows.Server.Hosting.Limits;

/// <summary>
/// Keeps sockets for those who work. A newcomer is let in as long as there is room, since only his first request shows whether he has a
/// session; what is closed for him is idle: first of the address that holds most without one. Once a second each address is cut back to its
/// number, and who has said nothing in time is closed.
/// </summary>
internal sealed class SocketSeats(LimitOptions limits, Func<IPAddress, bool> isProxy, TimeProvider clock)
{
    /// <summary>So long a socket is new: its request may be on the way.</summary>
    private static readonly TimeSpan New = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly HashSet<SocketSeat> seats = [];
    private readonly Dictionary<string, HashSet<SocketSeat>> strangers = new(StringComparer.Ordinal);
    private int strange;

    /// <summary>Null when there is no room for one more.</summary>
    public SocketSeat? Take(ConnectionContext connection, IPAddress? from)
    {
        SocketSeat? closed = null;
        var seat = new SocketSeat(connection, from is null || isProxy(from) ? null : Addresses.NetworkOf(from), clock.GetUtcNow());
        lock (gate)
        {
            var full = seats.Count >= limits.Sockets || (seat.Address is not null && strange >= limits.Strangers);
            if (full && (closed = OldestOfTheFullest()) is null)
                return null;
            if (closed is not null)
                Remove(closed);
            seats.Add(seat);
            Count(seat);
        }
        closed?.Connection.Abort();
        return seat;
    }

    public void Release(SocketSeat seat)
    {
        lock (gate)
            Remove(seat);
    }

    /// <summary>The first byte has come.</summary>
    public void Heard(SocketSeat seat)
    {
        lock (gate)
            seat.Spoke = true;
    }

    /// <summary>A request has come, or is answered.</summary>
    public void Work(SocketSeat seat, bool begins)
    {
        lock (gate)
        {
            seat.Asked = true;
            seat.AtWork += begins ? 1 : -1;
        }
    }

    /// <summary>Whose session the request at hand showed; null when it showed none.</summary>
    public void Know(SocketSeat seat, string? account)
    {
        lock (gate)
        {
            if (seat.Account == account || seat.Closing)
                return;
            Uncount(seat);
            seat.Account = account;
            Count(seat);
        }
    }

    /// <summary>Closes what stands over its number, and what has been silent since it came.</summary>
    public void Sweep()
    {
        List<SocketSeat> closed = [];
        lock (gate)
        {
            var now = clock.GetUtcNow();
            closed.AddRange(seats.Where(s => !s.Asked && s.AtWork == 0 && now - s.TakenAt >= TimeSpan.FromSeconds(limits.HeaderSeconds)));
            foreach (var of in strangers.Values.Where(of => of.Count > limits.SocketsPerAddress))
                closed.AddRange(Over(of, limits.SocketsPerAddress).Where(s => now - s.TakenAt >= New));
            foreach (var of in seats.Where(s => s.Account is not null && s.Address is not null).GroupBy(s => s.Account))
                closed.AddRange(Over([.. of], limits.SocketsPerAccount));
            closed = [.. closed.Distinct()];
            closed.ForEach(Remove);
        }
        closed.ForEach(s => s.Connection.Abort());
    }

    private static IEnumerable<SocketSeat> Over(HashSet<SocketSeat> of, int most) =>
        of.Where(s => s.AtWork == 0).OrderBy(s => s.Spoke).ThenBy(s => s.TakenAt).Take(of.Count - most);

    private SocketSeat? OldestOfTheFullest() =>
        strangers.Values.OrderByDescending(of => of.Count).Select(Oldest).FirstOrDefault(s => s is not null);

    /// <summary>Of those that never said anything, if there are any; among equals the oldest.</summary>
    private static SocketSeat? Oldest(HashSet<SocketSeat> of)
    {
        SocketSeat? oldest = null;
        foreach (var seat in of)
        {
            if (seat.AtWork == 0 && (oldest is null || (seat.Spoke, seat.TakenAt).CompareTo((oldest.Spoke, oldest.TakenAt)) < 0))
                oldest = seat;
        }
        return oldest;
    }

    private void Remove(SocketSeat seat)
    {
        if (!seats.Remove(seat))
            return;
        Uncount(seat);
        seat.Closing = true;
    }

    private void Count(SocketSeat seat)
    {
        if (!seat.IsStranger)
            return;
        if (!strangers.TryGetValue(seat.Address!, out var of))
            strangers[seat.Address!] = of = [];
        if (of.Add(seat))
            strange++;
    }

    private void Uncount(SocketSeat seat)
    {
        if (seat.Address is null || !strangers.TryGetValue(seat.Address, out var of) || !of.Remove(seat))
            return;
        strange--;
        if (of.Count == 0)
            strangers.Remove(seat.Address);
    }
}
