using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Verbs;

/// <summary>Asks a running server whether it is ready: the container's probe, so that the image needs no other program.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Verb Verb { get; } = new("health", "[URL]", "Menanyakan /health/ready server yang berjalan; 0 bila siap.", RunAsync);

    private static async Task<int> RunAsync(VerbCall call, CancellationToken ct)
    {
        var address = call.Arguments.Count == 0 ? HostingSetup.DefaultUrl : call.Arguments[0];
        if (call.Arguments.Count > 1 || !Uri.TryCreate(address, UriKind.Absolute, out var server))
            return call.Misused(Verb, "Diharapkan satu alamat, misalnya http://localhost:5080.");
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(server, "/health/ready"), ct);
            call.Out.WriteLine(await answer.Content.ReadAsStringAsync(ct));
            return answer.IsSuccessStatusCode ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            call.Error.WriteLine($"Tidak ada jawaban dari {server}.");
            return ExitCodes.Failed;
        }
    }
}
