using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Documents.Typesetting;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Application.Letters;

internal static class LettersSetup
{
    public static IServiceCollection AddLetters(this IServiceCollection services)
    {
        services.AddOptions<LetterOptions>().BindConfiguration("Letters").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<InstallationOptions>().BindConfiguration("Installation");
        services
            .AddSingleton<TypstRenderer>()
            .AddSingleton<LetterPages>()
            .AddSingleton(s => new LetterJobs(
                s.GetRequiredService<WorkflowsFolder>(),
                s.GetRequiredService<Folders>(),
                s.GetRequiredService<IOptions<LetterOptions>>().Value
            ))
            .AddSingleton<Cases.PageMaker, LetterFreezer>()
            .AddSingleton<LetterPreviews>()
            .AddSingleton<SealPeople>()
            .AddSingleton<LetterDesk>()
            .AddSingleton<LetterSealers>()
            .AddSingleton<LetterSeals>()
            .AddSingleton<LetterSigners>()
            .AddSingleton<SigningDesk>()
            .AddSingleton<LetterChecks>()
            .AddSingleton<LetterFileChecks>()
            .AddSingleton<CheckTurns>()
            .AddSingleton<LetterHolders>()
            .AddSingleton<HolderTries>()
            .AddSingleton<CounterPapers>();
        return services;
    }
}
