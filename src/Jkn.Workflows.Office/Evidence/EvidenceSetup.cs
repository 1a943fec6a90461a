namespace Jkn.Workflows.Application.Evidence;

internal static class EvidenceSetup
{
    public static IServiceCollection AddEvidence(this IServiceCollection services)
    {
        services.AddOptions<EvidenceOptions>().BindConfiguration("Evidence");
        return services.AddSingleton<HeadsKey>().AddSingleton<HeadsFiles>().AddSingleton<DailySeal>();
    }
}
