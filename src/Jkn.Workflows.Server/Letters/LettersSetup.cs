namespace Jkn.Workflows.Server.Letters;

internal static class LettersSetup
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddOptions<LetterOptions>().BindConfiguration("Letters").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TypstRenderer>();
        return services;
    }
}
