using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Documents.Typesetting;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Meja;

/// <summary>
/// The letter of a sign-off as a file, for whoever may give that sign-off: the issued one, else a preview. Reading it is recorded.
/// </summary>
internal sealed class SuratModel(CaseAccess access, Offices offices, LetterPages pages, FileStore files, DataGate gate, PageTime time)
    : OfficePage
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
            if (letter.SealedFile is { } issued && await files.ReadAsync(issued, ct) is { } file)
                return File(file.Content, file.MediaType);
            // Once it is made, the page itself: an official signs what he sees, whatever was corrected in the case since.
            if (letter.Paper is { } paper && await files.ReadAsync(paper.FileId, ct) is { } page)
                return File(page.Content, page.MediaType);
            return File((await pages.RenderAsync(office, state, letter, draft: true, today, ct)).Pdf, "application/pdf");
        }
        catch (TypesetException e)
        {
            Why = e.Message;
            return Again(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
