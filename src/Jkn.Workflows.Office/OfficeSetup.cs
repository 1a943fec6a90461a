using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Effects;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Surveys;
using Jkn.Workflows.Application.Workers;

namespace Jkn.Workflows.Application;

internal static class OfficeSetup
{
    public static IServiceCollection AddOffice(this IServiceCollection services)
    {
        services
            .AddSingleton<Live.LiveSignals>()
            .AddSingleton<Accounts.Accounts>()
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
            .AddSingleton<DailyRound>()
            .AddSingleton<LevelSweep>()
            .AddSingleton<HouseRound>()
            .AddSingleton<ReceiptCodes>()
            .AddScoped<ComplaintDesk>()
            .AddScoped<SettingDesk>()
            .AddScoped<CalendarDesk>()
            .AddScoped<SurveyDesk>()
            .AddScoped<SopProposals>()
            .AddScoped<Meetings.MeetingDesk>();
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
