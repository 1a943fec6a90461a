using Jkn.Workflows.Data;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>Which region a case belongs to: the first thing to know before anything is asked of it.</summary>
internal sealed class CaseRegions(IDbContextFactory<AppDb> databases)
{
    public async Task<string?> OfAsync(string caseId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Cases.AsNoTracking().Where(c => c.Id == caseId).Select(c => c.Region).SingleOrDefaultAsync(ct);
    }

    /// <summary>Which case a kept file belongs to; null when there is none of that id.</summary>
    public async Task<string?> CaseOfFileAsync(string fileId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Files.AsNoTracking().Where(f => f.Id == fileId).Select(f => f.CaseId).SingleOrDefaultAsync(ct);
    }
}
