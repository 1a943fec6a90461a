using System.Text.Json;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Engine;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Sops;

/// <summary>Revisions of a draft, and the next version of a procedure.</summary>
internal sealed partial class SopDrafts
{
    /// <summary>
    /// Where the revisions of a version id end that a deleted draft may have borne before: id and revision together name one content for
    /// ever, and whoever keeps what it read of the deleted one reads the new one.
    /// </summary>
    private static async Task<int> LastRevisionAsync(AppDb db, string versionId, CancellationToken ct) =>
        await db.SopHistory.Where(h => h.VersionId == versionId).MaxAsync(h => (int?)h.Revision, ct) ?? 0;

    /// <summary>Why a save comes from an older state than the stored one; null when it does not.</summary>
    private static async Task<Rejection?> StaleAsync(AppDb db, SopRow latest, DraftSave save, CancellationToken ct)
    {
        var mine =
            save.Session is { } session
            && await db.SopHistory.Where(h => h.VersionId == latest.VersionId).AllAsync(h => h.Session == session, ct);
        if (save.VersionId != latest.VersionId)
        {
            // The editor whose save made this draft may have sent the next one before it heard of it.
            return latest.State == Draft && latest.BaseId == save.VersionId && mine ? null : Stale(latest);
        }
        if (save.Revision is not { } revision || revision == latest.Revision)
            return null;
        var others = await db.SopHistory.AnyAsync(
            h => h.VersionId == latest.VersionId && h.Revision > revision && h.Session != save.Session,
            ct
        );
        return others || save.Session is null ? Stale(latest) : null;
    }

    private static Rejection Stale(SopRow latest) =>
        new(
            "version-stale",
            $"Simpanan ditolak: \"{latest.Name}\" sudah diubah di tempat lain (kini versi {latest.Version}). Salin perubahan Anda "
                + "bila perlu, lalu muat ulang halaman ini."
        );

    private SopRow Next(SopRow latest, Actor actor) =>
        new()
        {
            VersionId = $"{latest.DefinitionId}-v{latest.Version + 1}",
            DefinitionId = latest.DefinitionId,
            Region = latest.Region,
            Key = latest.Key,
            Use = latest.Use,
            Name = latest.Name,
            Version = latest.Version + 1,
            State = Draft,
            BatchKind = latest.BatchKind,
            ContentHash = "",
            Json = latest.Json,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = actor.Id,
            BaseId = latest.VersionId,
            Sheet = latest.Sheet,
            Acknowledged = latest.Acknowledged,
            // A procedure made from assumptions stays one until the office states otherwise.
            Label = latest.State is "EFEKTIF" or "DIGANTI" or "DICABUT" ? null : latest.Label,
        };

    /// <summary>The definition under the ids of its row, as it is hashed and exported.</summary>
    private (string Json, string Name, string Hash) WithIds(string json, SopRow row, string? name)
    {
        var definition = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        (definition["id"], definition["definitionId"], definition["version"]) = (row.VersionId, row.DefinitionId, row.Version);
        (definition["isLatest"], definition["isPublished"]) = (true, false);
        if (row.ContentHash.Length == 0)
            definition["createdAt"] = row.CreatedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var text = definition.ToJsonString(
            new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        return (text, name is { Length: > 0 } ? name : row.Name, ElsaJson.Parse(text, catalog).Definition!.ContentHash);
    }
}
