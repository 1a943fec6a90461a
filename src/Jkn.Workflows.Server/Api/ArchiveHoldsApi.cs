using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Keeping one archive beyond its time, with a reason.</summary>
internal static class ArchiveHoldsApi
{
    public static IEndpointRouteBuilder MapArchiveHolds(this IEndpointRouteBuilder api)
    {
        var holds = api.MapGroup("/cases/{caseId}/archive-hold")
            .Shows(Breadth.Case, DataClasses.Names)
            .RequireAuthorization(Policies.Officer)
            .WithTags("Retensi arsip");
        holds
            .MapPost("/", HoldAsync)
            .WithSummary("Tahan arsip")
            .WithDescription("Keeps a case, batch or complaint beyond its time; also out of a standing proposal.");
        holds.MapPost("/lift", LiftAsync).WithSummary("Lepas penahanan arsip").WithDescription("Its time counts again from its closing.");
        return api;
    }

    private static Task<Results<NoContent, ProblemHttpResult>> HoldAsync(
        string caseId,
        RetentionApi.Because asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) => GiveAsync(caseId, asked, new HoldArchive(asked.Reason?.Trim() ?? ""), http, access, ct);

    private static Task<Results<NoContent, ProblemHttpResult>> LiftAsync(
        string caseId,
        RetentionApi.Because asked,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    ) => GiveAsync(caseId, asked, new LiftArchiveHold(asked.Reason?.Trim() ?? ""), http, access, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> GiveAsync(
        string caseId,
        RetentionApi.Because asked,
        Command command,
        HttpContext http,
        CaseAccess access,
        CancellationToken ct
    )
    {
        if (new Checks().Text("reason", asked.Reason, ArchiveHold.LongestReason).Problem() is { } invalid)
            return invalid;
        return await access.GivenAsync(caseId, http, command, ct);
    }
}
