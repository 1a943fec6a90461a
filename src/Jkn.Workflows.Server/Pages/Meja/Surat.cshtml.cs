using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Documents.Typesetting;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Meja;

/// <summary>
/// The letter of a sign-off as a file, for whoever may give that sign-off: the issued one, else a preview. Reading it is recorded.
/// </summary>
internal sealed class SuratModel(CaseAccess access, Offices offices, LetterPreviews previews, DataGate gate, PageTime time) : OfficePage
{
    public string Why { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string caseId, string itemId, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return NotFound();
        if (
            state.WorkItems.GetValueOrDefault(ItemIds.FromUrl(itemId)) is not { Letter: { } key } item
            || state.Letters.GetValueOrDefault(key) is not { } letter
        )
            return NotFound();
        var today = office.DateOf(time.Now);
        if (office.Organisation.CapacityOf(Me, item.Role, today) is null)
            return Forbid();
        await gate.OfTaskAsync(state, Me, item, $"letter/{key}/pdf", ct);
        try
        {
            var (content, mediaType) = await previews.ReadAsync(office, state, letter, ct);
            return File(content, mediaType);
        }
        catch (TypesetException e)
        {
            Why = e.Message;
            return Again(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
