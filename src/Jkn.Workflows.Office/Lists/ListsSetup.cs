namespace Jkn.Workflows.Application.Lists;

internal static class ListsSetup
{
    public static IServiceCollection AddLists(this IServiceCollection services)
    {
        services
            .AddSingleton<ImportSeal>()
            .AddSingleton<BnbaCheck>()
            .AddSingleton<BnbaImports>()
            .AddScoped<ListedFamilies>()
            .AddSingleton<ResultImports>()
            .AddSingleton<Reports.OfficeReports>()
            .AddSingleton<Reports.StepHistory>()
            .AddSingleton<Reports.OpenFigures>();
        services.AddSingleton<ImportWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportWorker>());
        return services;
    }
}
