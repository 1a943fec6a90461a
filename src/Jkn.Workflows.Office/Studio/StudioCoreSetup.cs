using Jkn.Workflows.Application.Sops;

namespace Jkn.Workflows.Application.Studio;

internal static class StudioCoreSetup
{
    /// <summary>Definitions in and out, without HTTP: verbs need no more.</summary>
    public static IServiceCollection AddStudioCore(this IServiceCollection services) =>
        services
            .AddSingleton<StudioCatalog>()
            .AddSingleton<StudioDefinition>()
            .AddSingleton<Definitions>()
            .AddSingleton<DefinitionLists>()
            .AddSingleton<SopDrafts>()
            .AddSingleton<DefinitionWriter>()
            .AddSingleton<RegionImport>();
}
