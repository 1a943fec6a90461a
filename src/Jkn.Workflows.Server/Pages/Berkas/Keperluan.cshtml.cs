using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Domain.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>Asked once for a case and half an hour, before a form shows what no task of the reader's covers (trust.md 2.2).</summary>
internal sealed class KeperluanModel(CaseAccess access, DataGate gate) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Kembali { get; set; }
    public CaseState Case { get; private set; } = CaseState.Empty;
    public string Back => Url.IsLocalUrl(Kembali) ? Kembali! : $"/berkas/{Case.Id}";

    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct) => await LoadAsync(caseId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string caseId, string? keperluan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        if (Refuses(await gate.SayAsync(Case, Me, keperluan, ct, KasusModel.Purpose)))
            return Again();
        return Redirect(Back);
    }

    private async Task<bool> LoadAsync(string caseId, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { } state)
            return false;
        Case = state;
        return true;
    }
}
