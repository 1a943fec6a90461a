using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Accounts;

/// <summary>
/// Counts sign-in attempts for each pair of account and address, so that nobody can lock out the head of the agency from elsewhere, and
/// for each address over all accounts, so that nobody can try one password on everybody. Kept in memory on each node: with n nodes an
/// attacker has n times the tries, and a restart forgets them.
/// </summary>
internal sealed class LockOut(IOptions<AuthOptions> options, TimeProvider clock)
{
    private const int MaxEntries = 50_000;
    private const string AnyAccount = ""; // no account is named so: a user name is never blank
    private readonly ConcurrentDictionary<(string Account, string Address), Tries> tries = new();

    private sealed record Tries(int Count, DateTimeOffset Until);

    /// <summary>
    /// Counts an attempt before the password is looked at, so that many at once cannot slip through. How long to wait when
    /// it may not be made; null when it may.
    /// </summary>
    public TimeSpan? Begin(string account, IPAddress? from)
    {
        var now = clock.GetUtcNow();
        if (tries.Count >= MaxEntries)
            Forget(now);
        var address = Network(from);
        var waitAccount = Count((account, address), options.Value.LockOutAfter, now);
        var waitAddress = Count((AnyAccount, address), options.Value.LockOutAddressAfter, now);
        return waitAccount ?? waitAddress;
    }

    /// <summary>The password was right: the pair starts anew. The address keeps its count, less this attempt.</summary>
    public void Succeeded(string account, IPAddress? from)
    {
        var address = Network(from);
        tries.TryRemove((account, address), out _);
        if (tries.TryGetValue((AnyAccount, address), out var all))
            tries.TryUpdate((AnyAccount, address), all with { Count = Math.Max(0, all.Count - 1) }, all);
    }

    // The first attempt opens a window; attempts beyond the limit wait for its end. The window is renewed by the attempt that fills it.
    private TimeSpan? Count((string, string) key, int limit, DateTimeOffset now)
    {
        var end = now.AddMinutes(options.Value.LockOutMinutes);
        var after = tries.AddOrUpdate(
            key,
            _ => new Tries(1, end),
            (_, old) =>
                old.Until <= now ? new Tries(1, end)
                : old.Count > limit ? old
                : new Tries(old.Count + 1, old.Count + 1 >= limit ? end : old.Until)
        );
        return after.Count > limit ? after.Until - now : null;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, entry) in tries)
        {
            if (entry.Until <= now)
                tries.TryRemove(key, out _);
        }
        // Still full: under a flood, forgetting the pairs with fewest tries costs the least protection.
        foreach (
            var (key, _) in tries.Where(t => t.Key.Account != AnyAccount).OrderBy(t => t.Value.Count).Take(tries.Count - (MaxEntries / 2))
        )
        {
            tries.TryRemove(key, out _);
        }
    }

    /// <summary>One household or office has a whole /64 of IPv6: addresses in it count as one.</summary>
    internal static string Network(IPAddress? from)
    {
        if (from is null)
            return "-";
        if (from.IsIPv4MappedToIPv6)
            return from.MapToIPv4().ToString();
        if (from.AddressFamily != AddressFamily.InterNetworkV6)
            return from.ToString();
        var bytes = from.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
