using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>The members of the Kartu Keluarga who are to be enrolled. At the counter they may wait for the back office.</summary>
internal sealed class KeluargaModel(CaseAccess access, Offices offices) : CounterPage(access, offices)
{
    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct) => await LoadAsync(caseId, ct) ? Page() : NotFound();
}
