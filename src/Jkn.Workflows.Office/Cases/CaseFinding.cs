using System.Globalization;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>
/// Some of the cases that somebody may see, found along the index of what is sought: first its keys, then the cases. In one query the
/// database may rather walk along the order that is asked for and read every case of the region.
/// </summary>
internal static class CaseFinding
{
    /// <summary>More than anybody looks through: of a beginning that more names share, the first by name.</summary>
    private const int Most = 2_000;

    /// <summary>Behind every name with the same beginning, in either database's order.</summary>
    private const string Last = "\uFFFF";

    /// <summary>
    /// Whose name begins as it was typed, in capitals, or with each word's first letter in capitals: offices write all three.
    /// </summary>
    public static async Task<IQueryable<CaseRow>> NamedAsync(this IQueryable<CaseRow> rows, string start, CancellationToken ct)
    {
        var keys = new HashSet<long>();
        foreach (
            var begin in new[]
            {
                start,
                start.ToUpperInvariant(),
                CultureInfo.InvariantCulture.TextInfo.ToTitleCase(start.ToLowerInvariant()),
            }.Distinct()
        )
        {
            var end = begin + Last;
            keys.UnionWith(
                await rows.Where(c => string.Compare(c.Name, begin) >= 0 && string.Compare(c.Name, end) < 0)
                    .Select(c => c.CaseKey)
                    .Take(Most)
                    .ToListAsync(ct)
            );
        }
        return rows.Where(c => keys.Contains(c.CaseKey));
    }

    public static async Task<IQueryable<CaseRow>> NumberedAsync(
        this IQueryable<CaseRow> rows,
        AppDb db,
        string number,
        CancellationToken ct
    )
    {
        var keys = await db.Cases.Where(c => c.CaseNo == number).Select(c => c.CaseKey).ToListAsync(ct);
        return rows.Where(c => keys.Contains(c.CaseKey));
    }

    /// <param name="nik">The keyed hash of the NIK (SecureLookup).</param>
    public static async Task<IQueryable<CaseRow>> WithNikAsync(this IQueryable<CaseRow> rows, AppDb db, byte[] nik, CancellationToken ct)
    {
        var keys = await db.CaseLookup.Where(l => l.Hmac == nik && l.Kind == "N").Select(l => l.CaseKey).ToListAsync(ct);
        return rows.Where(c => keys.Contains(c.CaseKey));
    }
}
