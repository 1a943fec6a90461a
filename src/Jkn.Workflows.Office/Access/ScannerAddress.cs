using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Jkn.Workflows.Application.Access;

/// <summary>Where a virus scanner listens.</summary>
internal static class ScannerAddress
{
    /// <summary>Null when the setting cannot be read.</summary>
    public static EndPoint? Of(string setting)
    {
        if (setting.StartsWith("unix:/", StringComparison.Ordinal))
            return new UnixDomainSocketEndPoint(setting["unix:".Length..]);
        const string tcp = "tcp://";
        if (!setting.StartsWith(tcp, StringComparison.Ordinal) || setting.LastIndexOf(':') is var colon && colon < tcp.Length)
            return null;
        return
            int.TryParse(setting[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and < 65536
            && colon > tcp.Length
            ? new DnsEndPoint(setting[tcp.Length..colon].Trim('[', ']'), port)
            : null;
    }
}
