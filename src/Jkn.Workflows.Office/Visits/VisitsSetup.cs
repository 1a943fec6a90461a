namespace Jkn.Workflows.Application.Visits;

internal static class VisitsSetup
{
    public static IServiceCollection AddVisits(this IServiceCollection services) =>
        services
            .AddSingleton<VisitorSeal>()
            .AddScoped<VisitDesk>()
            .AddScoped<PlaceDuties>()
            .AddScoped<VisitBooks>()
            .AddScoped<OfficeBooks>();
}
