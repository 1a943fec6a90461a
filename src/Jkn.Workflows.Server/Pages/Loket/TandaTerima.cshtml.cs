using Jkn.Workflows.Domain.WorkItems;
using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>The receipt: number, promise, free of charge, what was handed in or is missing. Printed from the browser.</summary>
internal sealed class TandaTerimaModel(CaseAccess access, Offices offices, PageTime time) : CounterPage(access, offices)
{
    public IReadOnlyList<(string Title, string Href)> Next { get; private set; } = [];

    public string? Privacy => Domain.Regions.PrivacyNotice.Of(Office.Region);

    public string? Promise => PromiseWords.Of(Case, time);

    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct) || Case.CaseNo is null) return NotFound();
        var today = Office.DateOf(time.Now);
        Next = [.. Case.WorkItems.Values.Where(w => Office.Organisation.CapacityOf(Me, w.Role, today) is not null && w.Kind != WorkKinds.Return)
            .Select(w => (w.Title, $"/tugas/{Case.Id}/{Uri.EscapeDataString(ItemIds.ToUrl(w.Id))}"))];
        return Page();
    }
}
