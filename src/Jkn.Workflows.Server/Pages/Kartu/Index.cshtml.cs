using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Kartu;

/// <summary>Cards that lie in the office or are still to come, and those handed over lately.</summary>
internal sealed class IndexModel(AppDb db) : OfficePage
{
    private const int Size = 200;

    public IReadOnlyList<CaseRow> Here { get; private set; } = [];
    public IReadOnlyList<CaseRow> Awaited { get; private set; } = [];
    public IReadOnlyList<CaseRow> Given { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Here = await OfAsync(CaseStatus.CardReceived, ct);
        Awaited = await OfAsync(CaseStatus.Active, ct);
        Given = await OfAsync(CaseStatus.CardHandedOver, ct);
    }

    private async Task<IReadOnlyList<CaseRow>> OfAsync(string status, CancellationToken ct)
    {
        var region = Me.Region;
        return await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.Kind == nameof(CaseKind.Case) && c.Status == status)
            .OrderByDescending(c => c.CaseKey)
            .Take(Size)
            .ToListAsync(ct);
    }
}
