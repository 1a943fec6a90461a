using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Keys;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Domain.Retention;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Retention;

/// <summary>
/// Health papers as the database knows them: recorded on a closed case, or lying in the store as a scan, also one that was never recorded.
/// </summary>
internal static class HealthPaperFiles
{
    public static IQueryable<CaseRow> Having(AppDb db, IQueryable<CaseRow> cases, Region region)
    {
        var purposes = Purposes(region).Keys.ToArray();
        var codes = HealthPapers.Codes(region).Select(code => $" {code} ").ToArray();
        return cases.Where(c =>
            codes.Any(code => c.Papers!.Contains(code)) || db.Files.Any(f => f.CaseKey == c.CaseKey && purposes.Contains(f.Purpose))
        );
    }

    /// <summary>The codes of scans in the store, by case.</summary>
    public static async Task<ILookup<string, string>> CodesAsync(
        AppDb db,
        IReadOnlyCollection<string> caseIds,
        Region region,
        CancellationToken ct
    )
    {
        var purposes = Purposes(region);
        var stored = await (
            from c in db.Cases.AsNoTracking()
            join f in db.Files on c.CaseKey equals f.CaseKey
            where caseIds.Contains(c.Id) && purposes.Keys.Contains(f.Purpose)
            select new { c.Id, f.Purpose }
        )
            .Distinct()
            .ToListAsync(ct);
        return stored.ToLookup(s => s.Id, s => purposes[s.Purpose]);
    }

    private static Dictionary<string, string> Purposes(Region region) => HealthPapers.Codes(region).ToDictionary(FilePurpose.Document);
}
