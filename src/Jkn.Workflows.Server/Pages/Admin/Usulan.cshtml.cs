using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>Acts of power that wait for their second person. Who may confirm is decided by the office, at the moment it is done.</summary>
internal sealed class UsulanModel(PowerScene scene, PowerDesk power, LiveSessions sessions, People people) : OfficePage
{
    public IReadOnlyList<PowerLine> All { get; private set; } = [];
    public IReadOnlyList<(DateTimeOffset At, IReadOnlyList<string> Words)> Operated { get; private set; } = [];

    /// <summary>The confirmer's half of a code, in this one answer only.</summary>
    public (string Owner, string Code)? Half { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostSahkanAsync(string? usulan, CancellationToken ct)
    {
        var answer = await power.ConfirmAsync(Me.Region, Me, usulan ?? "", ct);
        if (answer.Subject is { } subject)
            sessions.Forget(subject);
        await LoadAsync(ct);
        if (Refuses(answer.Rejection))
            return Again();
        if (answer.Code is { } code)
        {
            await people.LoadAsync([answer.Subject], ct);
            Half = (people.NameOf(answer.Subject), code);
            return Page();
        }
        Tell("Usulan disahkan dan tercatat dengan nama Anda.");
        return RedirectToPage();
    }

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostTutupAsync(string? usulan, string? alasanTutup, CancellationToken ct)
    {
        var no = new Checks().Text("alasanTutup", alasanTutup, 500).Rejection;
        no ??= await power.RefuseAsync(Me.Region, Me, usulan ?? "", alasanTutup, ct);
        await LoadAsync(ct);
        if (Refuses(no, ("alasanTutup", "reason")))
            return Again();
        Tell("Usulan ditutup tanpa dilaksanakan.");
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        All = await scene.ProposalsAsync(Me, ct);
        Operated = await scene.OperatedAsync(Me.Region, ct);
    }
}
