using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Jkn.Workflows.Tests.Application.Notices;

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
