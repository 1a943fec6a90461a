using System.Collections.Concurrent;
using Jkn.Workflows.Server.Auth;

namespace Jkn.Workflows.Server.Live;

/// <summary>
/// Tells open inboxes that something of their region has changed; what it was they read for themselves, under their own rights. Each node
/// knows its own commands at once; what other nodes did is seen at the next beat.
/// </summary>
internal sealed class LiveSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    /// <summary>Completes when the region's cases change next.</summary>
    public Task NextAsync(string region) => waiting.GetOrAdd(region, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed(string region)
    {
        if (waiting.TryRemove(region, out var all))
            all.TrySetResult();
    }
}

/// <summary>Server-sent events for the screens.</summary>
internal static class LiveApi
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20),
        Together = TimeSpan.FromMilliseconds(400),
        Longest = TimeSpan.FromMinutes(10);

    public static IEndpointRouteBuilder MapLive(this IEndpointRouteBuilder app)
    {
        app.MapGet("/hidup", StreamAsync).RequireAuthorization(Policies.Officer).ExcludeFromDescription();
        return app;
    }

    private static async Task StreamAsync(HttpContext http, LiveSignals live, LiveSessions sessions, IHostApplicationLifetime lifetime)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        // The browser comes again by itself, and shows its session anew.
        ends.CancelAfter(Longest);
        var region = http.User.ToActor().Region;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await http.Response.WriteAsync("retry: 5000\n\n", ends.Token);
            await http.Response.Body.FlushAsync(ends.Token);
            while (await sessions.IsLiveAsync(http.User, ends.Token))
            {
                var next = live.NextAsync(region);
                await Task.WhenAny(next, Task.Delay(Beat, ends.Token));
                // A batch of changes is told once.
                if (next.IsCompleted)
                    await Task.Delay(Together, ends.Token);
                await http.Response.WriteAsync("event: berubah\ndata: 1\n\n", ends.Token);
                await http.Response.Body.FlushAsync(ends.Token);
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The page was left, or its time is over.
        }
    }
}
