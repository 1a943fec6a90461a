using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>The papers, line by line of the region's checklist, with photo or scan.</summary>
[RequestSizeLimit(32 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 32 * 1024 * 1024)]
internal sealed class DokumenModel(CaseAccess access, Offices offices, CaseForms forms) : CounterPage(access, offices)
{
    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct) => await LoadAsync(caseId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string caseId, string? aksi, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct)) return NotFound();
        var fine = await forms.SaveDocumentsAsync(caseId, Documents, User, Request.Form, ModelState.AddModelError, ct);
        await LoadAsync(caseId, ct);
        if (!fine) return Again();
        return Redirect(aksi == "simpan" ? "/loket" : $"/loket/{caseId}/periksa");
    }
}
