using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Api;

/// <summary>Notices on the list of the caller's roles, newest first. Ids and states only.</summary>
internal static class NoticesApi
{
    public static IEndpointRouteBuilder MapNotices(this IEndpointRouteBuilder api)
    {
        api.MapGet("/notices", ListAsync).RequireAuthorization(Policies.Officer).WithTags("Pemberitahuan").WithSummary("Pemberitahuan saya").WithDescription("The last hundred for the caller's roles.");
        return api;
    }

    private static async Task<Ok<IReadOnlyList<NoticeRow>>> ListAsync(HttpContext http, Offices offices, AppDb db, TimeProvider clock, CancellationToken ct)
    {
        var actor = http.User.ToActor();
        var roles = offices.Find(actor.Region) is { } office ? office.Organisation.RolesOf(actor, office.DateOf(clock.GetUtcNow())) : [];
        return TypedResults.Ok<IReadOnlyList<NoticeRow>>(await db.Notices.AsNoTracking().Where(n => n.Region == actor.Region && roles.Contains(n.Addressee))
            .OrderByDescending(n => n.CreatedAt).ThenBy(n => n.Id).Take(100).ToListAsync(ct));
    }
}
