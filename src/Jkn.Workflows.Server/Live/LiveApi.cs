using Jkn.Workflows.Application.Live;
using Jkn.Workflows.Server.Auth;

namespace Jkn.Workflows.Server.Live;

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
