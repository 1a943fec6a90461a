using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Hostile;

/// <summary>Speaks INSTREAM as clamd does, and finds whatever holds <see cref="Signature"/>.</summary>
internal sealed class ScannerOnLoopback : IAsyncDisposable
{
    public const string Signature = "JKN-CONTOH-VIRUS";
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public ScannerOnLoopback()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public int Seen { get; private set; }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(TestServer.Ct);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, TestServer.Ct);
        Encoding.ASCII.GetString(command).ShouldBe("zINSTREAM\0");
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, TestServer.Ct);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is not (> 0 and var size))
                break;
            var piece = new byte[size];
            await stream.ReadExactlyAsync(piece, TestServer.Ct);
            content.Write(piece);
        }
        Seen++;
        var found = content.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(Signature)) >= 0;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(found ? "stream: Contoh.Virus FOUND\0" : "stream: OK\0"), TestServer.Ct);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }
}
