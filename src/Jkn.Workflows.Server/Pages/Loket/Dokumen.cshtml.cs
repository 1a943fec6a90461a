using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>The papers, line by line of the region's checklist, with photo or scan.</summary>
[RequestSizeLimit(32 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 32 * 1024 * 1024, MemoryBufferThreshold = int.MaxValue)]
internal sealed class DokumenModel(CaseAccess access, Offices offices, CaseForms forms, DocumentForms papers, Drafts drafts)
    : CounterPage(access, offices)
{
    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        await RestoreAsync(drafts, Request.Path!, ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string caseId, CancellationToken ct) => SaveAsync(caseId, $"/loket/{caseId}/periksa", ct);

    /// <summary>Keeps what was found so far; the applicant comes again.</summary>
    public Task<IActionResult> OnPostSimpanAsync(string caseId, CancellationToken ct) => SaveAsync(caseId, "/loket", ct);

    private async Task<IActionResult> SaveAsync(string caseId, string next, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        var fine = await papers.SaveAsync(caseId, Documents, Me, Request.Form, ModelState.AddModelError, ct);
        fine &= await forms.SaveFactsAsync(Case, Me, Request.Form, ModelState.AddModelError, ct);
        await LoadAsync(caseId, ct);
        if (!fine)
            return Again();
        await drafts.DropAsync(Me.Id, Request.Path!, ct);
        return Redirect(next);
    }
}
