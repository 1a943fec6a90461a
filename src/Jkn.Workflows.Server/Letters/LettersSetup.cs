namespace Jkn.Workflows.Server.Letters;

internal static class LettersSetup
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddOptions<LetterOptions>().BindConfiguration("Letters").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TypstRenderer>().AddSingleton<LetterPages>().AddSingleton<SealPeople>().AddSingleton<LetterDesk>().AddSingleton<RemoteSigning>().AddSingleton<LetterChecks>().AddSingleton<CounterPapers>();
        return services;
    }
}
