using Microsoft.AspNetCore.Connections;

namespace Jkn.Workflows.Server.Hosting.Limits;

/// <summary>One open socket: whose address, whose session, whether a request is at work on it. Changed by its keeper alone.</summary>
internal sealed class SocketSeat(ConnectionContext connection, string? address, DateTimeOffset takenAt)
{
    public ConnectionContext Connection => connection;

    /// <summary>Null for a proxy: many people come through its sockets, so they are not counted here.</summary>
    public string? Address => address;
    public DateTimeOffset TakenAt => takenAt;

    /// <summary>The account whose session showed itself last; null for a stranger.</summary>
    public string? Account { get; set; }

    /// <summary>A byte came at all.</summary>
    public bool Spoke { get; set; }

    /// <summary>A request came at all.</summary>
    public bool Asked { get; set; }
    public int AtWork { get; set; }
    public bool Closing { get; set; }
    public bool IsStranger => Account is null && address is not null && !Closing;
}
