using System.Globalization;
using System.Text.Json.Nodes;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Studio;

/// <summary>A version without its content, as lists need it.</summary>
internal sealed record VersionLine(
    string VersionId,
    string DefinitionId,
    string Name,
    int Version,
    string State,
    string Use,
    string? Label,
    string? EffectiveFrom,
    string? EffectiveTo,
    string Hash,
    DateTimeOffset CreatedAt,
    int Revision,
    string Key,
    bool IsLatest = false
);

/// <summary>Versions of a region's procedures without their content, and the designer's way of asking for them.</summary>
internal sealed class DefinitionLists(IDbContextFactory<AppDb> databases)
{
    public async Task<IReadOnlyList<VersionLine>> AllAsync(string region, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var lines = await db
            .Sops.AsNoTracking()
            .Where(s => s.Region == region)
            .Select(s => new VersionLine(
                s.VersionId,
                s.DefinitionId,
                s.Name,
                s.Version,
                s.State,
                s.Use,
                s.Label,
                s.EffectiveFrom,
                s.EffectiveTo,
                s.ContentHash,
                s.CreatedAt,
                s.Revision,
                s.Key,
                false
            ))
            .ToListAsync(ct);
        var latest = lines.GroupBy(l => l.DefinitionId).ToDictionary(g => g.Key, g => g.Max(l => l.Version));
        return [.. lines.Select(l => l with { IsLatest = latest[l.DefinitionId] == l.Version })];
    }

    /// <summary>Filters, orders and pages as the query says. Empty version options mean every version.</summary>
    public static JsonObject Page(IReadOnlyList<VersionLine> lines, ILookup<string, string> query, Office office, bool mayEdit)
    {
        string Said(string name) => string.Join(',', query[name]);
        var found = lines
            .Where(l => Matches(l, Said("versionOptions")))
            .Where(l => !query["DefinitionIds"].Any() || query["DefinitionIds"].Contains(l.DefinitionId))
            .Where(l => !query["Ids"].Any() || query["Ids"].Contains(l.VersionId))
            .Where(l =>
                Said("SearchTerm") is not { Length: > 0 } term
                || l.Name.Contains(term, StringComparison.OrdinalIgnoreCase)
                || l.DefinitionId.Contains(term, StringComparison.OrdinalIgnoreCase)
            );
        var ordered = Said("OrderBy") switch
        {
            "Created" => found.OrderBy(l => l.CreatedAt).ThenBy(l => l.VersionId, StringComparer.Ordinal),
            "Version" => found.OrderBy(l => l.Version).ThenBy(l => l.VersionId, StringComparer.Ordinal),
            _ => found
                .OrderBy(l => l.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(l => l.DefinitionId, StringComparer.Ordinal)
                .ThenBy(l => l.Version),
        };
        var all = Said("OrderDirection") == "Descending" ? ordered.Reverse().ToList() : ordered.ToList();
        IEnumerable<VersionLine> page = all;
        if (Number(Said("PageSize")) is > 0 and var size)
            page = all.Skip((Number(Said("Page")) ?? 0) * size).Take(size);
        var answer = new JsonObject
        {
            ["items"] = new JsonArray([.. page.Select(l => Summary(l, office, mayEdit))]),
            ["totalCount"] = all.Count,
        };
        answer["links"] = mayEdit
            ? new JsonArray(StudioDefinition.Link("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"))
            : [];
        return answer;
    }

    public static bool Matches(VersionLine line, string options) =>
        options switch
        {
            "" or "AllVersions" => true,
            "Latest" => line.IsLatest,
            "Published" => StudioDefinition.IsPublished(line.State, line.IsLatest),
            "Draft" => line.State == Sops.SopDrafts.Draft,
            "LatestOrPublished" or "LatestAndPublished" => line.IsLatest || StudioDefinition.IsPublished(line.State, line.IsLatest),
            _ => int.TryParse(options, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && line.Version == number,
        };

    public static JsonNode Summary(VersionLine line, Office office, bool mayEdit) =>
        new JsonObject
        {
            ["id"] = line.VersionId,
            ["definitionId"] = line.DefinitionId,
            ["name"] = line.Name,
            ["description"] = Description(line, office),
            ["version"] = line.Version,
            ["isLatest"] = line.IsLatest,
            ["isPublished"] = StudioDefinition.IsPublished(line.State, line.IsLatest),
            ["isReadonly"] = false,
            ["materializerName"] = "Json",
            ["isMaterializerAvailable"] = true,
            ["createdAt"] = line.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
            ["links"] = StudioDefinition.Links(line.DefinitionId, mayEdit),
        };

    private static string Description(VersionLine line, Office office) =>
        office.Sops.ById(line.VersionId)?.Definition.Source is { ValueKind: System.Text.Json.JsonValueKind.Object } source
        && source.TryGetProperty("description", out var text)
        && text.ValueKind == System.Text.Json.JsonValueKind.String
            ? text.GetString()!
            : "";

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : null;
}
