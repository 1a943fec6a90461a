using System.ComponentModel.DataAnnotations;

namespace Jkn.Workflows.Server.Hosting.Limits;

/// <summary>What one address, one account and everybody together may hold of this node (settings <c>Limits:*</c>).</summary>
internal sealed class LimitOptions
{
    /// <summary>Sockets of everybody together.</summary>
    [Range(50, 100_000)]
    public int Sockets { get; set; } = 2000;

    /// <summary>Of these, the part that only valid sessions may take.</summary>
    [Range(0, 90)]
    public int ReservedPercent { get; set; } = 20;

    /// <summary>Sockets of one address over which no session has shown itself; and its requests without session at one time.</summary>
    [Range(1, 10_000)]
    public int SocketsPerAddress { get; set; } = 20;

    /// <summary>Sockets of one account: more than any desk opens, fewer than would matter.</summary>
    [Range(10, 10_000)]
    public int SocketsPerAccount { get; set; } = 100;

    /// <summary>Live streams of one account; the oldest is closed for the next one.</summary>
    [Range(1, 100)]
    public int StreamsPerAccount { get; set; } = 6;

    /// <summary>How long a new socket may say nothing, and the head of a request may take.</summary>
    [Range(1, 120)]
    public int HeaderSeconds { get; set; } = 10;

    /// <summary>A body that comes slower than this, after ten seconds' grace, is cut.</summary>
    [Range(16, 1_000_000)]
    public int BodyBytesPerSecond { get; set; } = 1024;

    /// <summary>How many sockets may be without session, whoever holds them.</summary>
    public int Strangers => Sockets - Sockets * ReservedPercent / 100;
}
