using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Auth;

namespace Jkn.Workflows.Server.Studio;

/// <summary>Versions of the region's procedures as the designer reads them. Another region's are not there.</summary>
internal static class DefinitionsApi
{
    public static void MapDefinitions(this RouteGroupBuilder api)
    {
        var definitions = api.MapGroup("/workflow-definitions");
        definitions.MapGet("/", ListAsync);
        definitions.MapGet("/by-definition-id/{definitionId}", ByDefinitionAsync);
        definitions.MapGet("/by-id/{versionId}", ByVersionAsync);
        definitions.MapGet("/subgraph/{versionId}", SubgraphAsync);
        definitions.MapGet("/validation/is-name-unique", IsNameUniqueAsync);
        definitions.MapGet("/{definitionId}/export", ExportAsync);
        definitions.MapDefinitionChanges();
        api.MapDelete("/workflow-definition-versions/{versionId}", DefinitionChanges.DeleteVersionAsync)
            .RequireAuthorization(Policies.Admin)
            .WithMetadata(TellsInSentences.Instance);
    }

    public static bool MayEdit(HttpContext http) => http.User.ToActor().Has(Roles.Admin);

    private static async Task<IResult> ListAsync(HttpContext http, Offices offices, DefinitionLists lists, CancellationToken ct) =>
        offices.Find(http.User.ToActor().Region) is { } office
            ? StudioAnswers.Json(DefinitionLists.Page(await lists.AllAsync(office.Region.Code, ct), Query(http), office, MayEdit(http)))
            : StudioAnswers.NotFound();

    private static async Task<IResult> ByDefinitionAsync(
        string definitionId,
        string? versionOptions,
        HttpContext http,
        Offices offices,
        DefinitionLists lists,
        Definitions definitions,
        CancellationToken ct
    )
    {
        if (offices.Find(http.User.ToActor().Region) is not { } office)
            return StudioAnswers.NotFound();
        var lines = (await lists.AllAsync(office.Region.Code, ct)).Where(l =>
            l.DefinitionId == definitionId && DefinitionLists.Matches(l, versionOptions ?? "Latest")
        );
        return lines.MaxBy(l => l.Version) is { } line
            ? await AnswerAsync(line.VersionId, line.IsLatest, http, office, definitions, ct)
            : StudioAnswers.NotFound();
    }

    private static async Task<IResult> ByVersionAsync(
        string versionId,
        HttpContext http,
        Offices offices,
        DefinitionLists lists,
        Definitions definitions,
        CancellationToken ct
    )
    {
        if (offices.Find(http.User.ToActor().Region) is not { } office)
            return StudioAnswers.NotFound();
        var line = (await lists.AllAsync(office.Region.Code, ct)).FirstOrDefault(l => l.VersionId == versionId);
        return line is null ? StudioAnswers.NotFound() : await AnswerAsync(versionId, line.IsLatest, http, office, definitions, ct);
    }

    private static async Task<IResult> AnswerAsync(
        string versionId,
        bool isLatest,
        HttpContext http,
        Office office,
        Definitions definitions,
        CancellationToken ct
    ) =>
        await definitions.FindAsync(office.Region.Code, versionId, ct) is { } row
            ? StudioAnswers.Json(definitions.Of(row, isLatest, MayEdit(http), office, Guid.NewGuid().ToString("n")))
            : StudioAnswers.NotFound();

    /// <summary>A node with what is inside it; a sub-workflow's inside is the root of the version it uses.</summary>
    private static async Task<IResult> SubgraphAsync(
        string versionId,
        string? parentNodeId,
        HttpContext http,
        Offices offices,
        Definitions definitions,
        CancellationToken ct
    )
    {
        if (
            offices.Find(http.User.ToActor().Region) is not { } office
            || await definitions.FindAsync(office.Region.Code, versionId, ct) is not { } row
        )
            return StudioAnswers.NotFound();
        var root = definitions.Of(row, true, false, office, null)["root"]!.AsObject();
        if (StudioJson.Activities(root).FirstOrDefault(n => StudioJson.Text(n, "nodeId") == parentNodeId) is not { } node)
            return StudioAnswers.NotFound();
        var activity = node.DeepClone().AsObject();
        if (
            StudioJson.Text(activity, "workflowDefinitionVersionId") is { } used
            && await definitions.FindAsync(office.Region.Code, used, ct) is { } inside
        )
        {
            var inner = definitions.Inside(inside, $"{parentNodeId}:{StudioJson.Trunk}", office);
            activity["root"] = new JsonObject
            {
                ["id"] = StudioJson.Trunk,
                ["nodeId"] = $"{parentNodeId}:{StudioJson.Trunk}",
                ["name"] = inside.Name,
                ["type"] = "Elsa.Workflow",
                ["version"] = 1,
                ["customProperties"] = new JsonObject(),
                ["metadata"] = new JsonObject(),
                ["root"] = inner,
            };
        }
        return StudioAnswers.Json(
            new JsonObject
            {
                ["activity"] = activity,
                ["port"] = null,
                ["nodeId"] = parentNodeId,
                ["parents"] = new JsonArray(),
                ["children"] = new JsonArray(),
            }
        );
    }

    private static async Task<IResult> IsNameUniqueAsync(
        string? name,
        string? definitionId,
        HttpContext http,
        DefinitionLists lists,
        CancellationToken ct
    ) =>
        StudioAnswers.Json(
            new JsonObject
            {
                ["isUnique"] = !(await lists.AllAsync(http.User.ToActor().Region, ct)).Any(l =>
                    l.IsLatest && l.DefinitionId != definitionId && string.Equals(l.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase)
                ),
            }
        );

    private static async Task<IResult> ExportAsync(
        string definitionId,
        string? versionOptions,
        HttpContext http,
        Offices offices,
        DefinitionLists lists,
        Definitions definitions,
        CancellationToken ct
    )
    {
        var region = http.User.ToActor().Region;
        var line = (await lists.AllAsync(region, ct))
            .Where(l => l.DefinitionId == definitionId && DefinitionLists.Matches(l, versionOptions ?? "Latest"))
            .MaxBy(l => l.Version);
        return line is not null && await definitions.FindAsync(region, line.VersionId, ct) is { } row
            ? Results.File(
                SopFile.Write(row, offices.Find(region)?.Sops.ById(row.VersionId)?.Sheet ?? Domain.Sops.SopSheet.Empty),
                "application/json",
                $"{row.VersionId}.json"
            )
            : StudioAnswers.NotFound();
    }

    // As names may be asked for: in any case, more than once.
    private static ILookup<string, string> Query(HttpContext http) =>
        http
            .Request.Query.SelectMany(q => q.Value.Select(v => (q.Key, Value: v ?? "")))
            .ToLookup(q => q.Key, q => q.Value, StringComparer.OrdinalIgnoreCase);
}
