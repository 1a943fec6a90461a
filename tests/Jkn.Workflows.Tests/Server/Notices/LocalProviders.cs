using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Tests.Server.Notices;

/// <summary>A provider on this machine: takes JSON over HTTP as WhatsApp and SMS gateways do, answers what the test says.</summary>
internal sealed class LocalHttpProvider : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task loop;

    public LocalHttpProvider()
    {
        // HttpListener has no "any port": ask the kernel for one and take it at once.
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }
        listener.Prefixes.Add(Url + "/");
        listener.Start();
        loop = Task.Run(RunAsync);
    }

    public string Url { get; }
    public List<(string Path, string? Authorization, JsonElement Body)> Heard { get; } = [];

    /// <summary>Answers in order; the last one stays.</summary>
    public Queue<(int Status, string Body)> Answers { get; } = [];

    private async Task RunAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext call;
            try
            {
                call = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using (var body = await JsonDocument.ParseAsync(call.Request.InputStream))
            {
                lock (Heard)
                    Heard.Add((call.Request.Url!.AbsolutePath, call.Request.Headers["Authorization"], body.RootElement.Clone()));
            }
            var (status, text) = Answers.Count > 1 ? Answers.Dequeue() : Answers.Peek();
            call.Response.StatusCode = status;
            await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
            call.Response.Close();
        }
    }

    public void Dispose()
    {
        listener.Close();
        loop.Wait(TimeSpan.FromSeconds(5));
    }
}

/// <summary>
/// A mail server on this machine, as far as one message needs it. A recipient that begins with "penuh" is refused for now, one with "salah"
/// for good.
/// </summary>
internal sealed class LocalMailServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public LocalMailServer()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Task.Run(RunAsync);
    }

    public int Port { get; }
    public List<string> Mails { get; } = [];

    private async Task RunAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => TalkAsync(client));
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 lokal ESMTP");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RCPT TO:<penuh", StringComparison.Ordinal))
                await writer.WriteLineAsync("450 mailbox busy");
            else if (line.StartsWith("RCPT TO:<salah", StringComparison.Ordinal))
                await writer.WriteLineAsync("550 no such user");
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text && text != ".")
                    mail.Append(text).Append('\n');
                lock (Mails)
                    Mails.Add(mail.ToString());
                await writer.WriteLineAsync("250 taken");
            }
            else if (line.StartsWith("QUIT", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else
                await writer.WriteLineAsync("250 ok");
        }
    }

    public void Dispose() => listener.Stop();
}
