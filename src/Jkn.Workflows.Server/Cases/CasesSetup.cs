using Jkn.Workflows.Server.Calendars;
using Jkn.Workflows.Server.Effects;
using Jkn.Workflows.Server.Regions;
using Jkn.Workflows.Server.Surveys;
using Jkn.Workflows.Server.Workers;

namespace Jkn.Workflows.Server.Cases;

internal static class CasesSetup
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services
            .AddSingleton<Live.LiveSignals>()
            .AddSingleton<StoredShelf>()
            .AddSingleton<Offices>()
            .AddSingleton<OfficeDesk>()
            .AddSingleton<CaseDesk>()
            .AddSingleton<ReturnedTasks>()
            .AddSingleton<FirstComers>()
            .AddSingleton<CaseRegions>()
            .AddSingleton<CaseAccess>()
            .AddSingleton<Uploads>()
            .AddSingleton<Letters.LetterScans>()
            .AddSingleton<Sops.SopChecks>()
            .AddSingleton<Sops.SopPrints>()
            .AddSingleton<SopDesk>()
            .AddSingleton<Visits.GuestRetention>()
            .AddSingleton<Retention.AuditRetention>()
            .AddSingleton<DailyChecks>()
            .AddSingleton<ReceiptCodes>()
            .AddScoped<ComplaintDesk>()
            .AddScoped<SettingDesk>()
            .AddScoped<CalendarDesk>()
            .AddScoped<SurveyDesk>();
        foreach (
            var handler in typeof(EffectHandler).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(EffectHandler)) && !t.IsAbstract)
        )
            services.AddSingleton(typeof(EffectHandler), handler);
        services.AddSingleton<OfficeWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<OfficeWorker>());
        services.AddSingleton<PromiseSweep>();
        services.AddHostedService(provider => provider.GetRequiredService<PromiseSweep>());
        services.AddSingleton<Retention.DestructionSweep>().AddScoped<Retention.RetentionDesk>();
        services.AddHostedService(provider => provider.GetRequiredService<Retention.DestructionSweep>());
        return services;
    }
}
