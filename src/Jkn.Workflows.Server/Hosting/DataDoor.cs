using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;

namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// Before a route that shows people of a whole region: only roles that see each of its classes across the region come in. What concerns
/// one case is decided at the case.
/// </summary>
internal static class DataDoor
{
    private static readonly DataClasses[] Each = [DataClasses.Names, DataClasses.Identity, DataClasses.Papers, DataClasses.Letters];

    public static IApplicationBuilder UseDataDoor(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
                http.GetEndpoint()?.Metadata.GetMetadata<ShowsData>() is { Breadth: Breadth.Region } shown
                && http.User.Identity?.IsAuthenticated == true
                && !IsOpen(shown, http)
                    ? RefuseAsync(http)
                    : next(http)
        );

    private static bool IsOpen(ShowsData shown, HttpContext http)
    {
        var actor = http.User.ToActor();
        var roles = http.RequestServices.GetRequiredService<CaseScopes>().RolesOf(actor, actor.Region);
        return Each.Where(one => shown.Classes.HasFlag(one))
            .All(one => DataMatrix.AcrossRegion(one == DataClasses.Names ? roles.Union(actor.Roles) : roles, one) == Grant.Open);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        if (ErrorPages.AsksForPage(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return ProblemsSetup.WriteAsync(
            http,
            Problems.Details(StatusCodes.Status403Forbidden, "data-forbidden", "Peran Anda tidak membuka data orang sedaerah ini.")
        );
    }
}
