using System.Threading.RateLimiting;
using Jkn.Workflows.Server.Hosting.Limits;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// How often one address may ask what is open to everybody. Enough for an office behind one address, too little for guessing.
/// </summary>
internal static class PublicLimit
{
    public const string Policy = "publik";
    private const int PerMinute = 60;

    public static IServiceCollection AddPublicLimit(this IServiceCollection services) =>
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(
                Policy,
                http =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        Addresses.NetworkOf(http.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = PerMinute,
                            Window = TimeSpan.FromMinutes(1),
                            QueueLimit = 0,
                        }
                    )
            );
        });
}
