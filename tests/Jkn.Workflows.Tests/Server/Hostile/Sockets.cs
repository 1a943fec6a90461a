using System.Net;
using System.Net.Sockets;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Hostile;

/// <summary>Somebody at an address of his own (127.0.0.x), with plain sockets or a browser's client.</summary>
internal sealed class Sockets(IPAddress from, int port) : IDisposable
{
    private readonly List<Socket> open = [];

    public static IPAddress At(int last) => IPAddress.Parse($"127.0.0.{last}");

    /// <summary>So many that say nothing.</summary>
    public async Task IdleAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), TestServer.Ct);
            open.Add(socket);
        }
    }

    /// <summary>Those that the server has not closed.</summary>
    public int Open => open.Count(s => !s.Poll(0, SelectMode.SelectRead));

    /// <summary>Sends a piece of a request.</summary>
    public Task SayAsync(int socket, string text) =>
        open[socket].SendAsync(System.Text.Encoding.ASCII.GetBytes(text), SocketFlags.None, TestServer.Ct).AsTask();

    public static HttpClient Client(IPAddress from, int port, string? token = null)
    {
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (context, ct) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    socket.Bind(new IPEndPoint(from, 0));
                    await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ct);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public void Dispose() => open.ForEach(s => s.Dispose());
}
