using System.Collections.Immutable;
using System.Security.Claims;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Between HTTP and the domain, once: user -> <see cref="Actor"/>, <see cref="Rejection"/> -> problem.</summary>
internal static class HttpMapping
{
    /// <summary>Who gives the command. The policies let nobody through without id and region, so a gap here is a bug.</summary>
    public static Actor ToActor(this ClaimsPrincipal user) =>
        new(
            user.FindFirstValue(Claims.Id) ?? throw new InvalidOperationException("The signed-in user has no id."),
            user.FindFirstValue(Claims.Name) ?? "",
            user.FindFirstValue(Claims.Region) ?? throw new InvalidOperationException("The signed-in user has no region."),
            [.. user.FindAll(Claims.Role).Select(c => c.Value)]
        );

    /// <summary>True when the actor's region is the one asked for, or the actor works for the nation ("*").</summary>
    public static bool MaySee(this Actor actor, string region) => actor.Region == "*" || actor.Region == region;

    public static ProblemHttpResult ToProblem(this Rejection rejection)
    {
        var problem = Problems.Details(
            StatusOf(rejection),
            rejection.Code,
            rejection.Message,
            rejection.Field is { } field ? [new InvalidParam(field, rejection.Code, rejection.Message)] : []
        );
        if (rejection.Link is { } link)
            problem.Extensions["link"] = link;
        return TypedResults.Problem(problem);
    }

    /// <summary>
    /// 409 unless the code says otherwise. Codes are public contract, and so are their endings: "-unknown" 404, "-not-yours" and
    /// "-forbidden" 403; a rejection that names an input is 422.
    /// </summary>
    public static int StatusOf(Rejection rejection) =>
        rejection switch
        {
            { Code: var code } when StatusByCode.TryGetValue(code, out var status) => status,
            { Code: var code } when code.EndsWith("-unknown", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
            { Code: var code }
                when code.EndsWith("-not-yours", StringComparison.Ordinal) || code.EndsWith("-forbidden", StringComparison.Ordinal) =>
                StatusCodes.Status403Forbidden,
            { Field: not null } => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        };

    // Exceptions to the endings. A code appears here when its ending would mislead.
    private static readonly ImmutableDictionary<string, int> StatusByCode = new Dictionary<string, int>
    {
        ["forbidden"] = StatusCodes.Status403Forbidden,
        ["version-stale"] = StatusCodes.Status412PreconditionFailed,
        ["work-item-stale"] = StatusCodes.Status412PreconditionFailed,
        ["batch-stale"] = StatusCodes.Status412PreconditionFailed,
        ["document-changed"] = StatusCodes.Status412PreconditionFailed,
        ["role-missing"] = StatusCodes.Status403Forbidden,
        ["system-only"] = StatusCodes.Status403Forbidden,
        ["official-absent"] = StatusCodes.Status403Forbidden,
        // these name a code inside a body, not a resource
        ["outcome-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["channel-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["document-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["result-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["segment-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["reason-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["substitute-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["code-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["waiver-reason-unknown"] = StatusCodes.Status422UnprocessableEntity,
    }.ToImmutableDictionary();
}
