using System.Collections.Concurrent;
using System.Net;
using Jkn.Workflows.Application.Accounts;

namespace Jkn.Workflows.Application.Letters;

/// <summary>
/// How often the holder of a letter may be guessed: five times an hour for a letter and an address, fifty times a day for a letter from
/// everywhere (rulings 4.6). Every try counts, right or wrong. In memory of each node: with n nodes n times as many, and a restart forgets.
/// </summary>
internal sealed class HolderTries(TimeProvider machine)
{
    public const int AnHour = 5,
        ADay = 50;
    private const int MostRemembered = 100_000;
    private readonly ConcurrentDictionary<(string Token, string Address), (int Count, DateTimeOffset Until)> tries = new();

    /// <summary>Counts a try; how long to wait when it may not be made.</summary>
    public TimeSpan? Begin(string token, IPAddress? from)
    {
        var now = machine.GetUtcNow();
        if (tries.Count >= MostRemembered)
            Forget(now);
        return Count((token, LockOut.Network(from)), AnHour, TimeSpan.FromHours(1), now)
            ?? Count((token, ""), ADay, TimeSpan.FromDays(1), now);
    }

    private TimeSpan? Count((string, string) key, int most, TimeSpan window, DateTimeOffset now)
    {
        var after = tries.AddOrUpdate(
            key,
            _ => (1, now + window),
            (_, old) => old.Until <= now ? (1, now + window) : (Math.Min(old.Count + 1, most + 1), old.Until)
        );
        return after.Count > most ? after.Until - now : null;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, entry) in tries.Where(t => t.Value.Until <= now))
            tries.TryRemove(new(key, entry));
        // Still full: a flood over many letters. Counts of a whole letter stay, those of single addresses go.
        if (tries.Count < MostRemembered)
            return;
        foreach (var (key, _) in tries.Where(t => t.Key.Address.Length > 0).Take(tries.Count - (MostRemembered / 2)))
            tries.TryRemove(key, out _);
    }
}
