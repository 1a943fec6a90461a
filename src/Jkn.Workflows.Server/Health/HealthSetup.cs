using Jkn.Workflows.Application.Live;

namespace Jkn.Workflows.Server.Health;

internal static class HealthSetup
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Heartbeats>();
        services.AddSingleton<DatabaseHealth>();
        return services;
    }
}
