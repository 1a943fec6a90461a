using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>The receipt: number, promise, cost as the standard has it, what was handed in or is missing. Printed by the browser.</summary>
internal sealed class TandaTerimaModel(
    CaseAccess access,
    Offices offices,
    DataGate gate,
    People people,
    IOptions<LetterOptions> letters,
    PageTime time
) : CounterPage(access, offices)
{
    /// <summary>What was written beside a paper: to whoever may read papers here.</summary>
    public bool ShowsNotes { get; private set; }
    public IReadOnlyList<(string Title, string Href)> Next { get; private set; } = [];

    public string? Privacy => Domain.Regions.PrivacyNotice.Of(Office.Region);

    /// <summary>Where the citizen asks: an address that can be typed, not a path.</summary>
    public string StatusAddress => letters.Value.PublicUrl.TrimEnd('/') + "/cek";

    /// <summary>Who took the file in, whoever prints the receipt again.</summary>
    public string Receiver => people.NameOf(Case.OpenedBy);

    public string? Cost => SheetTexts.Cost(Office.Sops.ById(Case.DefinitionId));

    public string? BringBy => PromiseWords.BringBy(Case, time);

    public string? Promise => PromiseWords.Of(Case, time);

    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct) || Case.CaseNo is null)
            return NotFound();
        await people.LoadAsync([Case.OpenedBy], ct);
        ShowsNotes =
            Documents.Any(d => d.Entry is { Waiver: not null, Catatan: not null })
            && (
                await gate.ShowsAgainAsync(Case, Me, DataClasses.Papers, "papers", ct)
                || await gate.ShowsAsync(Case, Me, DataClasses.Papers, "papers", ct)
            );
        var today = Office.DateOf(time.Now);
        Next =
        [
            .. Case
                .WorkItems.Values.Where(w => Office.Organisation.CapacityOf(Me, w.Role, today) is not null && w.Kind != WorkKinds.Return)
                .Select(w => (w.Title, $"/tugas/{Case.Id}/{Uri.EscapeDataString(ItemIds.ToUrl(w.Id))}")),
        ];
        return Page();
    }
}
