namespace Jkn.Workflows.Server.Regions;

internal static class RegionsSetup
{
    public static IServiceCollection AddRegions(this IServiceCollection services) => services.AddSingleton<WorkflowsFolder>();
}
