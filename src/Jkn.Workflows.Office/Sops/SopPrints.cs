using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Sops;

/// <summary>The printed SOP-AP of a version: made on demand, and kept as it was when the version was legalised.</summary>
internal sealed class SopPrints(TypstRenderer renderer, Folders folders, IDbContextFactory<AppDb> databases, OfficeClock clock)
{
    /// <summary>Prints and keeps it. The reason why there is no print, or null.</summary>
    public async Task<string?> AttachAsync(SopVersion version, Office office, CancellationToken ct)
    {
        try
        {
            var document = await renderer.RenderAsync(SopPrint.Sheet("sop", version, office, folders.Workflows), ct);
            await using var db = await databases.CreateDbContextAsync(ct);
            if (await db.SopPrints.FindAsync([version.Id], ct) is { } former)
                db.SopPrints.Remove(former);
            db.SopPrints.Add(
                new()
                {
                    VersionId = version.Id,
                    ContentHash = version.Hash,
                    FileName = $"SOP-AP {version.Definition.DefinitionId} v{version.Version}.pdf",
                    Content = document.Pdf,
                    At = clock.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (Exception e) when (e is TypesetException or IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    public async Task<SopPrintRow?> FindAsync(string versionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.SopPrints.AsNoTracking().SingleOrDefaultAsync(p => p.VersionId == versionId, ct);
    }

    /// <summary>The print as it would be now; throws <see cref="TypesetException"/> where nothing can be printed.</summary>
    public async Task<byte[]> NowAsync(SopVersion version, Office office, string form, CancellationToken ct) =>
        (await renderer.RenderAsync(SopPrint.Sheet(form, version, office, folders.Workflows), ct)).Pdf;

    public async Task<byte[]> RedlineAsync(SopVersion before, SopVersion after, Office office, CancellationToken ct) =>
        (await renderer.RenderAsync(SopPrint.Redline(before, after, office, folders.Workflows), ct)).Pdf;
}
