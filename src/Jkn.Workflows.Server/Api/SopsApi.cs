using System.Text.Json;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Server.Auth;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jkn.Workflows.Server.Api;

/// <summary>Procedures in service and their versions. No participant data here, so administrators may look.</summary>
internal static class SopsApi
{
    internal sealed record SopLine(string VersionId, string Key, string Name, string Use, int Version, string? Label, string State, string? EffectiveFrom, string Hash, IReadOnlyList<string> MissingComponents);
    internal sealed record ProblemView(string Code, string? NodeId, string Message, bool IsWarning);

    public static IEndpointRouteBuilder MapSops(this IEndpointRouteBuilder api)
    {
        var sops = api.MapGroup("/sops").RequireAuthorization(Policies.SignedIn).WithTags("SOP");
        sops.MapGet("/", List).WithSummary("SOP daerah").WithDescription("Every version on the shelf of the caller's region.");
        sops.MapGet("/{versionId}/definition", Definition).WithSummary("Definisi (Elsa 3 JSON)").WithDescription("As it was published.");
        sops.MapGet("/{versionId}/problems", ProblemsOf).WithSummary("Masalah definisi").WithDescription("Errors block taking effect, warnings do not.");
        return api;
    }

    private static Results<Ok<IReadOnlyList<SopLine>>, ProblemHttpResult> List(HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region) is { } office
            ? TypedResults.Ok<IReadOnlyList<SopLine>>([.. office.Sops.All.OrderBy(v => v.Key, StringComparer.Ordinal).ThenBy(v => v.Version)
                .Select(v => new SopLine(v.Id, v.Key, v.Name, v.Use, v.Version, v.Label, v.State.ToString().ToUpperInvariant(), v.EffectiveFrom, v.Hash, [.. v.Sheet.Missing.Select(m => m.Label)]))])
            : Problems.NotFound("Daerah tidak ditemukan.");

    private static Results<Ok<JsonElement>, ProblemHttpResult> Definition(string versionId, HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region)?.Sops.ById(versionId) is { } version ? TypedResults.Ok(version.Definition.Source) : Problems.NotFound("Versi SOP tidak ditemukan.");

    private static Results<Ok<IReadOnlyList<ProblemView>>, ProblemHttpResult> ProblemsOf(string versionId, HttpContext http, Offices offices) =>
        offices.Find(http.User.ToActor().Region) is { } office && office.Sops.ById(versionId) is { } version
            ? TypedResults.Ok<IReadOnlyList<ProblemView>>([.. SopRules.Check(version, office.Sops, office.Region).Select(p => new ProblemView(p.Code, p.NodeId, p.Message, p.IsWarning))])
            : Problems.NotFound("Versi SOP tidak ditemukan.");
}
