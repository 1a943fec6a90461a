using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Application.Cases;

/// <summary>Cases of one kind in lists of their own (complaints, errands), newest first.</summary>
internal static class KindLists
{
    extension(AppDb db)
    {
        public IQueryable<CaseRow> CasesOf(string region, CaseKind kind, bool closed)
        {
            var name = kind.ToString();
            return db
                .Cases.AsNoTracking()
                .Where(c => c.Region == region && c.Kind == name && (c.ClosedAt != null) == closed)
                .OrderByDescending(c => c.CaseKey);
        }

        /// <summary>The task of each case that is due first; a case without one has no entry.</summary>
        public async Task<Dictionary<long, WorkItemRow>> FirstTasksAsync(IEnumerable<CaseRow> rows, CancellationToken ct)
        {
            var keys = rows.Select(r => r.CaseKey).ToArray();
            var tasks = await db.WorkItems.AsNoTracking().Where(w => keys.Contains(w.CaseKey)).ToListAsync(ct);
            return tasks.GroupBy(w => w.CaseKey).ToDictionary(g => g.Key, g => g.MinBy(w => w.DueAt)!);
        }
    }
}
