using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Http;

/// <summary>The one place where a <see cref="Rejection"/> becomes an HTTP problem.</summary>
internal static class HttpMapping
{
    public static ProblemHttpResult ToProblem(this Rejection rejection)
    {
        var problem = Problems.Details(
            StatusOf(rejection),
            rejection.Code,
            rejection.Message,
            [.. rejection.Faults.Select(f => new InvalidParam(f.Field, f.Code, f.Reason))]
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
            { Kind: RejectionKind.Passing } => StatusCodes.Status503ServiceUnavailable,
            { Kind: RejectionKind.Unusable } => StatusCodes.Status422UnprocessableEntity,
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
        ["fields-invalid"] = StatusCodes.Status400BadRequest,
        ["not-found"] = StatusCodes.Status404NotFound,
        ["forbidden"] = StatusCodes.Status403Forbidden,
        ["version-stale"] = StatusCodes.Status412PreconditionFailed,
        ["participant-stale"] = StatusCodes.Status412PreconditionFailed,
        ["applicant-stale"] = StatusCodes.Status412PreconditionFailed,
        ["segment-stale"] = StatusCodes.Status412PreconditionFailed,
        ["fact-stale"] = StatusCodes.Status412PreconditionFailed,
        ["paper-stale"] = StatusCodes.Status412PreconditionFailed,
        ["work-item-stale"] = StatusCodes.Status412PreconditionFailed,
        ["batch-stale"] = StatusCodes.Status412PreconditionFailed,
        ["document-changed"] = StatusCodes.Status412PreconditionFailed,
        ["role-missing"] = StatusCodes.Status403Forbidden,
        ["system-only"] = StatusCodes.Status403Forbidden,
        ["official-absent"] = StatusCodes.Status403Forbidden,
        ["proof-locked"] = StatusCodes.Status429TooManyRequests,
        // these name a code inside a body, not a resource
        ["outcome-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["channel-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["document-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["result-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["segment-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["proof-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["factor-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["reason-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["substitute-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["code-unknown"] = StatusCodes.Status422UnprocessableEntity,
        ["waiver-reason-unknown"] = StatusCodes.Status422UnprocessableEntity,
    }.ToImmutableDictionary();
}
