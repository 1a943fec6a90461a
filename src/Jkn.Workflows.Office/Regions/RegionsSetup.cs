using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Regions;

/// <summary>The regions in service and the activities their procedures may use.</summary>
internal static class RegionsSetup
{
    public static IServiceCollection AddRegions(this IServiceCollection services)
    {
        services.AddSingleton(Catalog());
        services.AddSingleton<WorkflowsFolder>();
        return services;
    }

    /// <summary>The engine's activities and the offices' own.</summary>
    public static ActivityCatalog Catalog() => ActivityCatalog.Scan(typeof(OfficeActivity).Assembly);
}
