using System.Text.Json.Nodes;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Studio;

/// <summary>Stored versions, and their shape for the designer.</summary>
internal sealed class Definitions(IDbContextFactory<AppDb> databases, StudioDefinition shape, StudioCatalog catalog)
{
    public async Task<SopRow?> FindAsync(string region, string versionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Sops.AsNoTracking().SingleOrDefaultAsync(s => s.Region == region && s.VersionId == versionId, ct);
    }

    public JsonObject Of(SopRow row, bool isLatest, bool mayEdit, Office office, string? session) =>
        shape.Of(row, isLatest, mayEdit, catalog.For(office), session);

    public JsonObject Inside(SopRow row, string parent, Office office) =>
        shape.Drawable(JsonNode.Parse(row.Json)!["root"]!.DeepClone().AsObject(), parent, catalog.For(office));
}
