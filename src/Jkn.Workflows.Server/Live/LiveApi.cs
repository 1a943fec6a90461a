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

    /// <summary>What the menu's badges and the title show.</summary>
    private static string Numbers(WaitingNumbers now) =>
        $"event: jumlah\ndata: {WaitingNumbers.Shown(now.Tasks)} {WaitingNumbers.Shown(now.SignOffs)}\n\n";

    private static async Task StreamAsync(
        HttpContext http,
        LiveSignals live,
        LiveSessions sessions,
        WaitingWork waiting,
        StreamSeats streams,
        IHostApplicationLifetime lifetime
    )
    {
        var actor = http.User.ToActor();
        using var seat = streams.Take(actor.Id);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping, seat.Displaced);
        // The browser comes again by itself, and shows its session anew.
        ends.CancelAfter(Longest);
        var told = await waiting.OfAsync(actor, ends.Token);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            // what arrived since the page was made is told at once
            await http.Response.WriteAsync("retry: 5000\n\n" + Numbers(told), ends.Token);
            await http.Response.Body.FlushAsync(ends.Token);
            while (await sessions.IsLiveAsync(http.User, ends.Token))
            {
                var next = live.NextAsync(actor.Region);
                await Task.WhenAny(next, Task.Delay(Beat, ends.Token));
                // A batch of changes is told once.
                if (next.IsCompleted)
                    await Task.Delay(Together, ends.Token);
                await http.Response.WriteAsync("event: berubah\ndata: 1\n\n", ends.Token);
                if (await waiting.OfAsync(actor, ends.Token) is var now && now != told)
                    await http.Response.WriteAsync(Numbers(told = now), ends.Token);
                await http.Response.Body.FlushAsync(ends.Token);
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // The page was left, its time is over, or a younger page took its place: that one comes again late, not at once.
            if (seat.Displaced.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
                await http.Response.WriteAsync("retry: 60000\n\n", http.RequestAborted);
        }
    }
}
