using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Kelurahan;

/// <summary>Lists of villages whose families are cases by now, newest first.</summary>
internal sealed class IndexModel(AppDb db, CaseScopes scopes) : OfficePage
{
    private const int Size = 50;
    public IReadOnlyList<ImportRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (region, me, narrow) = (Me.Region, Me.Id, scopes.IsNarrow(Me));
        Rows = await db
            .Imports.AsNoTracking()
            .Where(i => i.Region == region && i.State != BnbaImports.Checked && i.Opened > 0 && (!narrow || i.CreatedBy == me))
            .OrderByDescending(i => i.Id)
            .Take(Size)
            .ToListAsync(ct);
    }
}
