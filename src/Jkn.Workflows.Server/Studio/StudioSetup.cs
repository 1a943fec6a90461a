using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Sops;
using Microsoft.AspNetCore.Authorization;

namespace Jkn.Workflows.Server.Studio;

/// <summary>The designer: the part of Elsa's API that it needs, its files, its page. Elsa's words and shapes stay in this folder.</summary>
internal static class StudioSetup
{
    public const string Api = "/elsa/api";

    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddSingleton<StudioCatalog>().AddSingleton<StudioDefinition>().AddSingleton<Definitions>().AddSingleton<DefinitionLists>().AddSingleton<DefinitionWriter>();
        services.AddSingleton<SopDrafts>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, StudioDoor>();
        return services;
    }

    public static IEndpointRouteBuilder MapStudio(this IEndpointRouteBuilder app)
    {
        // Not in our API document: this contract is Elsa's, and may change with the designer's version.
        var api = app.MapGroup(Api).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        api.AddEndpointFilter(OwnPagesOnly.Filter);
        api.MapDefinitions();
        api.MapDescriptors();
        return app;
    }
}
