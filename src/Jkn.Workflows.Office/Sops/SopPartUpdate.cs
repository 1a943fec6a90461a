using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;

namespace Jkn.Workflows.Application.Sops;

/// <summary>
/// A new version of a sub-workflow changes nothing by itself: what uses it is pinned. This makes the drafts that use the new one.
/// </summary>
internal sealed class SopPartUpdate(SopDrafts drafts)
{
    public async Task<Rejection?> UseAsync(Actor actor, SopVersion part, Office office, CancellationToken ct)
    {
        if (part.State == SopState.Draf)
            return new("sop-not-submitted", "Ajukan sub-alur ini lebih dulu; draf masih dapat berubah.");
        var users = office
            .Sops.All.Where(v => v.Definition.DefinitionId != part.Definition.DefinitionId)
            .GroupBy(v => v.Definition.DefinitionId)
            .Select(g => g.MaxBy(v => v.Version)!)
            .Where(v => SopParts.Of(v, office.Sops).Any(p => p.Used.Key == part.Key && p.Used.Id != part.Id))
            .ToList();
        if (users.Count == 0)
            return new("sop-not-used", "Tidak ada SOP yang memakai versi lain dari sub-alur ini.");
        foreach (var user in users)
        {
            var answer = await drafts.SaveAsync(
                actor,
                new(user.Definition.DefinitionId, user.Id, null, null, SopActs.Save, json => (Using(json, part, office), null))
                {
                    Note = $"memakai {part.Name} versi {part.Version}",
                },
                ct
            );
            if (answer.Refusal is { } refusal)
                return refusal;
        }
        return null;
    }

    private static string Using(string json, SopVersion part, Office office)
    {
        var definition = JsonNode.Parse(json)!.AsObject();
        foreach (var node in StepsJson.Of(definition["root"]))
        {
            if (node["workflowDefinitionVersionId"]?.GetValue<string>() is not { } used || office.Sops.ById(used)?.Key != part.Key)
                continue;
            (node["type"], node["version"], node["workflowDefinitionVersionId"]) = (part.Definition.TypeName, part.Version, part.Id);
            (node["latestAvailablePublishedVersion"], node["latestAvailablePublishedVersionId"]) = (part.Version, part.Id);
        }
        return definition.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
