using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.SignOffs;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Surat;

/// <summary>
/// The chain of a letter: who signs, where it waits, what keeps it from being completed and what is allowed then. The head appoints a Plh
/// or Plt here, or sends a stuck letter back to its drafter.
/// </summary>
internal sealed class RantaiModel(CaseAccess access, Offices offices, OfficeDesk desk, Accounts accounts, OfficeClock clock) : OfficePage
{
    // power that the head lends downward (rulings 1.1)
    private static readonly string[] below = [Roles.SectionHead, Roles.DivisionHead, Roles.Secretary];

    public CaseState Case { get; private set; } = CaseState.Empty;
    public Letter Letter { get; private set; } = null!;
    public WorkItem? Waiting { get; private set; }
    public IReadOnlyList<ChainObstacle> Obstacles { get; private set; } = [];
    public IReadOnlyList<Choice> Levels { get; private set; } = [];
    public IReadOnlyList<Choice> People { get; private set; } = [];
    public string Today { get; private set; } = "";
    public bool IsHead { get; private set; }
    public string CaseHref => Case.Kind == CaseKind.Batch ? $"/batch/{Case.Id}" : $"/berkas/{Case.Id}";
    public bool MayReturn =>
        IsHead && Waiting is { } item && item.Outcomes.Contains(SignOff.Back) && Obstacles.Any(o => o.Role == item.Role);

    public async Task<IActionResult> OnGetAsync(string caseId, string key, CancellationToken ct) =>
        await LoadAsync(caseId, key, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTunjukAsync(string caseId, string key, NewStandIn asked, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        var appoint = asked.At(clock.GetUtcNow());
        if (Refuses((await desk.RunAsync(Me.Region, Me, appoint, ct)).Decision.Rejection, NewStandIn.Names))
            return Again();
        Tell($"{Words.Code(appoint.Kind)} {RoleNames.Of(appoint.Role)} ditunjuk; surat ini dapat diprosesnya sekarang.");
        return Redirect(Request.Path!);
    }

    public async Task<IActionResult> OnPostKembalikanAsync(string caseId, string key, string? catatan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct) || Waiting is not { } item)
            return NotFound();
        var answer = await access.GiveAsync(caseId, Me, new ReturnStuckLetter(item.Id, catatan ?? ""), ct);
        if (Refuses(answer.Rejection, ("catatan", "note")))
            return Again();
        Tell("Surat dikembalikan kepada penyusunnya.");
        return Redirect(CaseHref);
    }

    private async Task<bool> LoadAsync(string caseId, string key, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { } state || state.Letters.GetValueOrDefault(key) is not { } letter)
            return false;
        if (offices.Find(state.Region) is not { } office)
            return false;
        (Case, Letter, Today) = (state, letter, office.DateOf(clock.GetUtcNow()));
        Waiting = state.WorkItems.Values.FirstOrDefault(w => w.Letter == key && w.Kind == WorkKinds.SignOff);
        Obstacles = ChainObstacle.Of(state, office, key, Today);
        IsHead = office.Organisation.CapacityOf(Me, Roles.AgencyHead, Today) is not null;
        if (!IsHead || letter.Signature is not null)
            return true;
        Levels =
        [
            .. SignChain
                .OfLetter(state, office, key, Today)
                .Where(s => s.Level.IsOn && below.Contains(s.Step.Role) && letter.Parafs.All(p => p.Role != s.Step.Role))
                .Select(s => new Choice(s.Step.Role, RoleNames.Of(s.Step.Role))),
        ];
        People =
        [
            .. (await accounts.ListAsync(Me.Region, ct))
                .Where(a => !a.Disabled && a.Account.Id != Me.Id)
                .Select(a => new Choice(a.Account.Id, $"{a.Account.Name} ({string.Join(", ", a.Account.Roles.Select(RoleNames.Of))})")),
        ];
        return true;
    }
}
