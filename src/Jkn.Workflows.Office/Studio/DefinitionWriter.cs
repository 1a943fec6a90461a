using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Application.Studio;

/// <summary>From the designer's save to a draft, and back to its answer.</summary>
internal sealed class DefinitionWriter(
    SopDrafts drafts,
    SopDesk desk,
    Offices offices,
    Definitions definitions,
    DefinitionLists lists,
    ActivityCatalog catalog,
    OfficeClock clock
)
{
    private static readonly System.Text.Json.JsonSerializerOptions plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task<DesignerAnswer> SaveAsync(SaveRequest request, Actor actor, CancellationToken ct)
    {
        if (offices.Find(actor.Region) is null)
            return DesignerAnswer.Refuse("region-not-served", "Daerah ini sedang tidak dilayani.");
        var answer = request.DefinitionId is { } definitionId
            ? await drafts.SaveAsync(
                actor,
                new(
                    definitionId,
                    request.VersionId,
                    request.Revision,
                    request.Session,
                    SopActs.Save,
                    before => Merge(request.Model, before)
                ),
                ct
            )
            : await CreateAsync(request.Model, actor, ct);
        if (answer.Refusal is { } refusal)
            return DesignerAnswer.Refuse(refusal.Code, refusal.Message);
        if (request.Publish && await desk.SubmitAsync(answer.Row!.VersionId, actor, null, ct) is { } not)
            return DesignerAnswer.Refuse(not.Code, $"Draf tersimpan, tetapi belum diajukan. {not.Message}");
        var now = await definitions.FindAsync(actor.Region, answer.Row!.VersionId, ct) ?? answer.Row;
        return Saved(now, actor, request.Session, alreadyPublished: false);
    }

    public async Task<DesignerAnswer> SubmitAsync(string definitionId, Actor actor, CancellationToken ct)
    {
        if ((await lists.AllAsync(actor.Region, ct)).FirstOrDefault(l => l.DefinitionId == definitionId && l.IsLatest) is not { } line)
            return DesignerAnswer.Refuse("sop-unknown", "SOP ini tidak ada di daerah Anda.");
        if (await desk.SubmitAsync(line.VersionId, actor, null, ct) is { } refusal)
            return DesignerAnswer.Refuse(refusal.Code, refusal.Message);
        return Saved((await definitions.FindAsync(actor.Region, line.VersionId, ct))!, actor, null, alreadyPublished: false);
    }

    private DesignerAnswer Saved(SopRow row, Actor actor, string? session, bool alreadyPublished) =>
        new(
            new JsonObject
            {
                ["workflowDefinition"] = definitions.Of(
                    row,
                    true,
                    true,
                    offices.Find(actor.Region)!,
                    session ?? Guid.NewGuid().ToString("n")
                ),
                ["alreadyPublished"] = alreadyPublished,
                ["consumingWorkflowCount"] = 0,
            }
        );

    public async Task<DesignerAnswer> ShowAsync(string versionId, Actor actor, CancellationToken ct) =>
        new(
            definitions.Of(
                (await definitions.FindAsync(actor.Region, versionId, ct))!,
                true,
                true,
                offices.Find(actor.Region)!,
                Guid.NewGuid().ToString("n")
            )
        );

    /// <summary>The definition of a file as a draft: of the procedure it names, else of a new one.</summary>
    public async Task<DraftAnswer> ImportAsync(byte[] utf8, Actor actor, CancellationToken ct, SopSheet? sheet = null)
    {
        if (StudioJson.Parse(utf8.AsSpan() is [0xEF, 0xBB, 0xBF, ..] ? utf8.AsSpan(3) : utf8) is not { } model)
            return new(null, false, new("definition-refused", "Berkas bukan JSON yang sah."));
        sheet = SopFile.Take(model) ?? sheet;
        if (model["root"] is JsonObject outer && StudioJson.Text(outer, "type") == "Elsa.Workflow" && outer["root"] is JsonObject inner)
            model["root"] = inner.DeepClone();
        var known = (await lists.AllAsync(actor.Region, ct)).FirstOrDefault(l =>
            l.IsLatest && l.DefinitionId == StudioJson.Text(model, "definitionId")
        );
        var from = known is null ? await CreateAsync(model, actor, ct) : new(null, false, null);
        if (from.Refusal is not null || (known is null && sheet is null))
            return from;
        var (definitionId, versionId, revision) = known is null
            ? (from.Row!.DefinitionId, from.Row.VersionId, from.Row.Revision)
            : (known.DefinitionId, known.VersionId, known.Revision);
        return await drafts.SaveAsync(
            actor,
            new(
                definitionId,
                versionId,
                revision,
                null,
                SopActs.Import,
                before => known is null ? (null, null) : Merge(model, before, whole: true)
            )
            {
                Sheet = sheet,
            },
            ct
        );
    }

    /// <summary>
    /// Null JSON: nothing changed that a person would see. A whole definition from a file may drop most of what was there.
    /// </summary>
    private (string? Json, Rejection? Refusal) Merge(JsonObject model, string before, bool whole = false)
    {
        var stored = JsonNode.Parse(before)!.AsObject();
        var (merged, refusal) = StudioMerge.Merge(model, stored, catalog, whole);
        if (merged is null)
            return (null, new("definition-refused", refusal!));
        return StudioNormal.Same(merged, stored) ? (null, null) : (merged.ToJsonString(plain), null);
    }

    private async Task<DraftAnswer> CreateAsync(JsonObject model, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (merged, refusal) = StudioMerge.Merge(model, new JsonObject { ["description"] = "" }, catalog, whole: true);
        if (merged is null)
            return new(null, false, new("definition-refused", refusal!));
        var name = StudioJson.Text(merged, "name")!.Trim();
        if (
            (await lists.AllAsync(actor.Region, ct)).Any(l => l.IsLatest && string.Equals(l.Name, name, StringComparison.OrdinalIgnoreCase))
        )
            return new(null, false, new("sop-exists", $"SOP bernama \"{name}\" sudah ada."));
        var key = Slug(name);
        var definitionId = $"{actor.Region}-{key}";
        return await drafts.CreateAsync(
            actor,
            new SopRow
            {
                VersionId = $"{definitionId}-v1",
                DefinitionId = definitionId,
                Region = actor.Region,
                Key = key,
                Use = SopUses.Case,
                Name = name,
                Version = 1,
                State = SopDrafts.Draft,
                ContentHash = "",
                Json = merged.ToJsonString(plain),
                CreatedAt = now,
                CreatedBy = actor.Id,
            },
            SopActs.Create,
            ct
        );
    }

    private static string Slug(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && text.Length > 0 && text[^1] != '-')
                text.Append('-');
        }
        var slug = text.ToString().Trim('-');
        return slug.Length == 0 ? "sop"
            : slug.Length <= 60 ? slug
            : slug[..60].Trim('-');
    }
}
