using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Jkn.Workflows.Server.Http;

/// <summary>
/// <c>If-Match</c> with the version of the thing acted on (work item, letter, batch): missing 428, unreadable 400, stale 412.
/// </summary>
internal static class Preconditions
{
    /// <summary>
    /// Says in the API document that the endpoint needs <c>If-Match</c>: <c>group.MapPut(…).WithIfMatch()</c>. The handler reads it.
    /// </summary>
    public static RouteHandlerBuilder WithIfMatch(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new IfMatchMetadata(true));

    /// <summary>The same where a first entry has no version yet: only a change must name the one it was made on.</summary>
    public static RouteHandlerBuilder WithIfMatchToChange(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new IfMatchMetadata(false));

    /// <summary>The entity tag of a version: a quoted number.</summary>
    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Writes the tag that the caller sends back when acting.</summary>
    public static void WriteTag(this HttpResponse response, long version) => response.Headers.ETag = Tag(version);

    /// <summary>The version named by <c>If-Match</c>, or the problem to answer. "*" names no version and is refused.</summary>
    public static (long Version, ProblemHttpResult? Problem) ReadIfMatch(this HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return (
                0,
                Problems.Answer(
                    StatusCodes.Status428PreconditionRequired,
                    "if-match-missing",
                    "Tajuk If-Match wajib ada.",
                    new InvalidParam("If-Match", "if-match-missing", "Kirim ETag dari data yang Anda lihat.")
                )
            );
        }
        if (
            EntityTagHeaderValue.TryParse(header.ToString(), out var tag)
            && !tag.IsWeak
            && long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
        {
            return (version, null);
        }
        return (
            0,
            Problems.Answer(
                StatusCodes.Status400BadRequest,
                "if-match-invalid",
                "Tajuk If-Match tidak dapat dibaca.",
                new InvalidParam("If-Match", "if-match-invalid", "Bentuknya satu nomor versi dalam tanda kutip, misalnya \"3\".")
            )
        );
    }

    /// <summary>
    /// Gives a command with the version named by <c>If-Match</c>; without one it stands for a first entry, and a change is answered 428.
    /// </summary>
    public static async Task<(Data.Commands.Answer? Answer, ProblemHttpResult? Problem)> OnVersionAsync(
        this HttpRequest request,
        Func<int, Task<(Data.Commands.Answer Answer, ProblemHttpResult? Problem)>> give
    )
    {
        var unnamed = request.Headers.IfMatch.Count == 0;
        var (version, unreadable) = unnamed ? (0, null) : request.ReadIfMatch();
        if (unreadable is not null)
            return (null, unreadable);
        var (answer, problem) = await give((int)version);
        return unnamed && problem is { StatusCode: StatusCodes.Status412PreconditionFailed }
            ? (answer, request.ReadIfMatch().Problem)
            : (answer, problem);
    }

    /// <summary>Somebody else has acted on it since: says what is current, so that the screen can show it.</summary>
    public static ProblemHttpResult Stale(long current)
    {
        var problem = Problems.Details(
            StatusCodes.Status412PreconditionFailed,
            "version-stale",
            "Data ini sudah diubah oleh orang lain. Muat ulang sebelum bertindak."
        );
        problem.Extensions["currentVersion"] = current;
        return TypedResults.Problem(problem);
    }
}

/// <summary>Marks an endpoint that acts on the version named by <c>If-Match</c>.</summary>
/// <param name="Always">False: a first entry needs none.</param>
internal sealed record IfMatchMetadata(bool Always);
