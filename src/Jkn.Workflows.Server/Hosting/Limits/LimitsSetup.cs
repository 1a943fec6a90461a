using System.Net;
using System.Security.Claims;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Hosting.Limits;

/// <summary>Puts the limits around the listeners (sockets) and into the pipeline (sessions, strangers' requests).</summary>
internal static class LimitsSetup
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static WebApplicationBuilder AddLimits(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddOptions<LimitOptions>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<LimitOptions>>().Value);
        builder.Services.AddSingleton(provider => new SocketSeats(
            provider.GetRequiredService<LimitOptions>(),
            Addresses.Within(configuration["Proxy:Networks"]),
            TimeProvider.System // sockets live by the machine's time, whatever clock a test has set
        ));
        builder.Services.AddSingleton(provider => new Live.StreamSeats(provider.GetRequiredService<LimitOptions>().StreamsPerAccount));
        // Forms stay in memory, within their sizes: what is uploaded lies in no folder in clear.
        builder.Services.Configure<FormOptions>(forms => forms.MemoryBufferThreshold = int.MaxValue);
        builder.Services.AddSingleton<StrangersRequests>().AddHostedService<SocketSweep>();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<LimitOptions>(Surround);
        return builder;
    }

    private static void Surround(KestrelServerOptions kestrel, LimitOptions limits)
    {
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Limits.MinRequestBodyDataRate = new(limits.BodyBytesPerSecond, Grace);
        // Above our own count: it only catches what that could not.
        kestrel.Limits.MaxConcurrentConnections = limits.Sockets + limits.Sockets / 10;
        kestrel.ConfigureEndpointDefaults(listen =>
        {
            var seats = listen.ApplicationServices.GetRequiredService<SocketSeats>();
            listen.Use(next =>
                async connection =>
                {
                    if (seats.Take(connection, (connection.RemoteEndPoint as IPEndPoint)?.Address) is not { } seat)
                    {
                        connection.Abort();
                        return;
                    }
                    connection.Features.Set(seat);
                    try
                    {
                        if (await SpeaksAsync(connection))
                        {
                            seats.Heard(seat);
                            await next(connection);
                        }
                    }
                    finally
                    {
                        seats.Release(seat);
                    }
                }
            );
        });
    }

    /// <summary>
    /// Waits for the first byte, which stays unread; the sweep closes who sends none. So a desk, whose request follows at once, is told
    /// from sockets that only stand there, long before anybody knows its session.
    /// </summary>
    private static async Task<bool> SpeaksAsync(ConnectionContext connection)
    {
        try
        {
            var first = await connection.Transport.Input.ReadAsync(connection.ConnectionClosed);
            connection.Transport.Input.AdvanceTo(first.Buffer.Start);
            return !first.Buffer.IsEmpty;
        }
        catch (Exception e) when (e is IOException or ConnectionAbortedException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>First of all: from here on the socket has a request at work.</summary>
    public static IApplicationBuilder UseSocketSeats(this IApplicationBuilder app)
    {
        var seats = app.ApplicationServices.GetRequiredService<SocketSeats>();
        return app.Use(
            async (http, next) =>
            {
                if (http.Features.Get<SocketSeat>() is not { } seat)
                {
                    await next(http);
                    return;
                }
                seats.Work(seat, begins: true);
                try
                {
                    await next(http);
                }
                finally
                {
                    seats.Work(seat, begins: false);
                }
            }
        );
    }

    /// <summary>After authentication: a socket is its session's; a stranger's request waits for its address's turn.</summary>
    public static IApplicationBuilder UseStrangersLimit(this IApplicationBuilder app)
    {
        var seats = app.ApplicationServices.GetRequiredService<SocketSeats>();
        var strangers = app.ApplicationServices.GetRequiredService<StrangersRequests>();
        return app.Use(
            async (http, next) =>
            {
                var account = http.User.Identity?.IsAuthenticated == true ? http.User.FindFirstValue(Claims.Id) : null;
                if (http.Features.Get<SocketSeat>() is { } seat)
                    seats.Know(seat, account);
                if (account is not null)
                {
                    await next(http);
                    return;
                }
                using var place = await strangers.TakeAsync(Addresses.NetworkOf(http.Connection.RemoteIpAddress), http.RequestAborted);
                if (place is null)
                {
                    http.Response.Headers.RetryAfter = "5";
                    await ProblemsSetup.WriteAsync(http, Problems.ForStatus(StatusCodes.Status429TooManyRequests));
                    return;
                }
                await next(http);
            }
        );
    }
}

/// <summary>Looks after the sockets once a second.</summary>
internal sealed class SocketSweep(SocketSeats seats) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await beat.WaitForNextTickAsync(stoppingToken))
                seats.Sweep();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
