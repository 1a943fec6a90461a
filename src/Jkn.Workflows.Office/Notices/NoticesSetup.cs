namespace Jkn.Workflows.Application.Notices;

internal static class NoticesSetup
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration("Notices").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<NoticeSeal>().AddSingleton<NoticeWriter>().AddSingleton<OptOuts>().AddScoped<WhatsAppNews>();
        services.AddSingleton<ToldChoices>().AddSingleton<StaffTelling>().AddSingleton<NoticeStops>().AddSingleton<StaffDigest>();
        services.AddHttpClient<NoticeChannel>(http => http.Timeout = TimeSpan.FromSeconds(20));
        services.AddSingleton<NoticeSender>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeSender>());
        return services;
    }
}
