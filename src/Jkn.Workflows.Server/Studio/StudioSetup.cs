using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Application.Trials;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Studio;

/// <summary>The designer: the part of Elsa's API that it needs, its files, its page. Elsa's words and shapes stay in this folder.</summary>
internal static class StudioSetup
{
    public const string Api = "/elsa/api",
        Prefix = "/studio";

    // WebAssembly, and one inline script of this version of the designer, by its hash. Its components write style attributes.
    public const string ContentPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc='; style-src "
        + "'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri "
        + "'self'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddStudioCore();
        services.AddSingleton<SopPartUpdate>().AddSingleton<TrialDesk>().AddSingleton<TrialTurns>().AddSingleton<StudioFiles>();
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
        var files = app.MapGroup(Prefix).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        files.MapGet(
            "/_framework/{**path}",
            (string path, HttpContext http, StudioFiles studio) => studio.SendAsync($"_framework/{path}", http)
        );
        files.MapGet(
            "/_content/{**path}",
            (string path, HttpContext http, StudioFiles studio) => studio.SendAsync($"_content/{path}", http)
        );
        foreach (var file in StudioFiles.Single)
            files.MapGet($"/{file}", (HttpContext http, StudioFiles studio) => studio.SendAsync(file, http));
        // Where the designer's own links go.
        files.MapGet("/workflows/definitions/{definitionId}/edit", ToEditor);
        app.MapGet("/workflows/definitions/{definitionId}/edit", ToEditor).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        return app;
    }

    private static RedirectHttpResult ToEditor(string definitionId) =>
        TypedResults.Redirect($"{Prefix}/edit/{Uri.EscapeDataString(definitionId)}");
}
