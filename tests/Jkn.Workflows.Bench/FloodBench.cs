using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Jkn.Workflows.Bench;

/// <summary>
/// One address opens 2,000 sockets that say nothing and asks for 2,000 live streams with one account, while 60 signed-in desks at that same
/// address and an officer at another ask for their inbox. Says how many were served, how fast, and what the flood was left with.
/// </summary>
internal static class FloodBench
{
    private const int Idle = 2000,
        Streams = 2000,
        Desks = 60,
        Asks = 10;
    private static readonly IPAddress Flooding = IPAddress.Parse("127.0.0.71"),
        Elsewhere = IPAddress.Parse("127.0.0.72");

    public static async Task<int> RunAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, $"flood-{Environment.ProcessId}");
        Process? server = null;
        try
        {
            BenchFiles.Copy(Path.Combine(BenchFiles.Repository(), "workflows"), Path.Combine(folder, "workflows"));
            var people = new List<BenchAccount>();
            for (var i = 0; i < 3; i++)
                people.Add(await BenchAccount.AddAsync(folder, $"petugas{i}", "FO", "Petugas Uji"));
            var port = FreePort();
            var address = new Uri($"http://127.0.0.1:{port}");
            server = await BenchServer.StartAsync(folder, address);
            var tokens = new List<string>();
            foreach (var one in people)
            {
                await one.ChooseAsync(address);
                tokens.Add(await TokenAsync(port, one.UserName, BenchAccount.Password));
            }
            return await FloodAsync(port, tokens);
        }
        finally
        {
            if (server is not null)
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, true);
        }
    }

    private static async Task<int> FloodAsync(int port, List<string> tokens)
    {
        var sockets = new List<Socket>();
        var flood = Task.Run(async () =>
        {
            for (var i = 0; i < Idle; i++)
                sockets.Add(await OpenAsync(Flooding, port));
        });
        using var streaming = Client(Flooding, port, tokens[0], Streams);
        var streams = Enumerable.Range(0, Streams).Select(_ => StreamAsync(streaming)).ToList();
        var desks = Enumerable.Range(0, Desks).Select(_ => AskAsync(Flooding, port, tokens[1])).ToList();
        var officer = AskAsync(Elsewhere, port, tokens[2]);
        var asked = (await Task.WhenAll(desks)).SelectMany(d => d).ToList();
        var his = await officer;
        await flood;
        await Task.Delay(TimeSpan.FromSeconds(3));

        var live = streams.Count(s => !s.IsCompleted);
        var open = sockets.Count(s => !s.Poll(0, SelectMode.SelectRead));
        Console.WriteLine($"desks at the flooding address: {asked.Count(a => a.Served)} of {asked.Count} served, slowest {Slowest(asked)}");
        Console.WriteLine($"officer elsewhere: {his.Count(a => a.Served)} of {his.Count} served, slowest {Slowest(his)}");
        Console.WriteLine($"left to the flood: {open} of {Idle} idle sockets, {live} of {Streams} streams");
        sockets.ForEach(s => s.Dispose());
        return asked.TrueForAll(a => a.Served) && his.TrueForAll(a => a.Served) ? 0 : 1;
    }

    private static string Slowest(List<(bool Served, double Ms)> asked) => $"{asked.Max(a => a.Ms):0} ms";

    private static async Task StreamAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/hidup", HttpCompletionOption.ResponseHeadersRead);
            await answer.Content.CopyToAsync(System.IO.Stream.Null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // Closed, as it should be.
        }
    }

    private static async Task<List<(bool Served, double Ms)>> AskAsync(IPAddress from, int port, string token)
    {
        using var client = Client(from, port, token, 6);
        var asked = new List<(bool, double)>();
        for (var i = 0; i < Asks; i++)
        {
            var clock = Stopwatch.StartNew();
            var served = false;
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/work-items/search", new { });
                served = answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                // Counted as not served.
            }
            asked.Add((served, clock.Elapsed.TotalMilliseconds));
            await Task.Delay(200);
        }
        return asked;
    }

    private static async Task<string> TokenAsync(int port, string userName, string password)
    {
        using var client = Client(Elsewhere, port, null, 1);
        using var answer = await client.PostAsJsonAsync("/api/token", new { userName, password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    private static HttpClient Client(IPAddress from, int port, string? token, int most)
    {
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = most,
                ConnectCallback = async (_, ct) => new NetworkStream(await OpenAsync(from, port, ct), ownsSocket: true),
            }
        )
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<Socket> OpenAsync(IPAddress from, int port, CancellationToken ct = default)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ct);
        return socket;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
