using System.Security.Claims;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>
/// The one policy for every route about a case, list and detail alike: a case of another region does not exist for the caller.
/// </summary>
internal sealed class CaseAccess(CaseReader reader, CaseRegions regions, CaseDesk desk)
{
    /// <summary>The case when the caller may see it; null answers 404.</summary>
    public async Task<CaseState?> FindAsync(string caseId, ClaimsPrincipal user, CancellationToken ct)
    {
        var state = await reader.LoadAsync(caseId, ct);
        return state is not null && user.ToActor().MaySee(state.Region) ? state : null;
    }

    /// <summary>Gives a command on a case that the caller may see.</summary>
    public async Task<(Answer? Answer, ProblemHttpResult? Problem)> GiveAsync(string caseId, ClaimsPrincipal user, Command command, CancellationToken ct)
    {
        var actor = user.ToActor();
        if (await regions.OfAsync(caseId, ct) is not { } region || !actor.MaySee(region)) return (null, Problems.NotFound("Berkas tidak ditemukan."));
        var answer = await desk.RunAsync(caseId, region, actor, command, ct);
        return answer.Decision.Rejection is { } refusal ? (answer, refusal.ToProblem()) : (answer, null);
    }
}

/// <summary>Ids of work items in addresses: '/' and '#' of nested steps would break a path, so they are written '~' and '!'.</summary>
internal static class ItemIds
{
    public static string ToUrl(string id) => id.Replace('/', '~').Replace('#', '!');
    public static string FromUrl(string id) => id.Replace('~', '/').Replace('!', '#');
}
