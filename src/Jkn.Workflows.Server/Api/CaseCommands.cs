using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>An endpoint's way to a case: as whoever is signed in, a refusal ready to be answered.</summary>
internal static class CaseCommands
{
    public static Task<CaseState?> FindAsync(this CaseAccess access, string caseId, HttpContext http, CancellationToken ct) =>
        access.FindAsync(caseId, http.User.ToActor(), ct);

    public static async Task<(Answer Answer, ProblemHttpResult? Problem)> GiveAsync(
        this CaseAccess access,
        string caseId,
        HttpContext http,
        Command command,
        CancellationToken ct
    )
    {
        var answer = await access.GiveAsync(caseId, http.User.ToActor(), command, ct);
        return (answer, answer.Rejection?.ToProblem());
    }

    /// <summary>The same where a command that was taken has nothing to show.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> GivenAsync(
        this CaseAccess access,
        string caseId,
        HttpContext http,
        Command command,
        CancellationToken ct
    ) => (await access.GiveAsync(caseId, http, command, ct)).Problem is { } problem ? problem : TypedResults.NoContent();

    /// <summary>400 with every fault, or null when there is none.</summary>
    public static ProblemHttpResult? Problem(this Checks checks) => checks.Rejection?.ToProblem();
}
