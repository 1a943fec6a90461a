using System.Net;
using System.Net.Sockets;

namespace Jkn.Workflows.Server.Hosting.Limits;

/// <summary>What counts as one address.</summary>
internal static class Addresses
{
    /// <summary>One household or office has a whole /64 of IPv6: addresses in it count as one.</summary>
    public static string NetworkOf(IPAddress? address) => Jkn.Workflows.Application.Accounts.LockOut.Network(address);

    /// <summary>The networks of <c>Proxy:Networks</c>.</summary>
    public static IPNetwork[] Networks(string? configured) =>
        [.. (configured ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(IPNetwork.Parse)];

    /// <summary>Whether it lies in one of the networks of <c>Proxy:Networks</c>.</summary>
    public static Func<IPAddress, bool> Within(string? networks)
    {
        var known = Networks(networks);
        return address =>
        {
            var plain = address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: true }
                ? address.MapToIPv4()
                : address;
            return known.Any(n => n.Contains(plain));
        };
    }
}
