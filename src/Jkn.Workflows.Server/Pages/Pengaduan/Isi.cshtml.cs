using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Pengaduan;

/// <summary>One complaint: what was said, what was done, the step it stands at with its form for whose step it is, its history.</summary>
internal sealed class IsiModel(CaseAccess access, DataGate gate, CaseReader reader, Offices offices, People people, PageTime time)
    : OfficePage
{
    internal sealed record Step(WorkItem Item, DueView Due, bool Mine, string Holder);

    public CaseState Case { get; private set; } = CaseState.Empty;
    public string Channel { get; private set; } = "";
    public IReadOnlyList<Step> Steps { get; private set; } = [];
    public IReadOnlyList<(DateTimeOffset At, string Who, string What)> History { get; private set; } = [];

    /// <summary>Telephone and address of who complains: for whose task it is.</summary>
    public bool ShowsReporter { get; private set; }

    public string? Fact(string name) => Case.Facts.GetValueOrDefault(name);

    public async Task<IActionResult> OnGetAsync(string complaintId, CancellationToken ct) =>
        await LoadAsync(complaintId, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        string complaintId,
        string? tugas,
        string? hasil,
        string? catatan,
        int versi,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(complaintId, ct))
            return NotFound();
        if (catatan?.Length > 2000)
            ModelState.AddModelError("catatan", "Paling banyak 2.000 karakter.");
        if (!ModelState.IsValid)
            return Again();
        var answer = await access.GiveAsync(complaintId, Me, new CompleteWorkItem(tugas ?? "", hasil ?? "", catatan, null, versi), ct);
        if (Refuses(answer.Rejection, ("catatan", "note"), ("hasil", "outcome")))
            return Again();
        Tell($"{Words.Outcome(hasil!)}.");
        return Redirect($"/pengaduan/{complaintId}");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (await access.FindAsync(id, Me, ct) is not { Kind: CaseKind.Complaint } state || offices.Find(state.Region) is not { } office)
            return false;
        Case = state;
        ShowsReporter = await gate.ShowsAsync(state, Me, DataClasses.Identity, "identity", ct);
        Channel = office.Region.Complaints.Find(state.Channel)?.Label ?? Words.Code(state.Channel);
        var history = await reader.HistoryAsync(id, ct);
        await people.LoadAsync(history.Select(h => (string?)h.Stamp.By).Concat(state.WorkItems.Values.Select(w => w.AssignedTo)), ct);
        var today = office.DateOf(time.Now);
        Steps =
        [
            .. state
                .WorkItems.Values.OrderBy(w => w.OpenedAt)
                .Select(w => new Step(
                    w,
                    DueView.Of(state, w, time),
                    office.Organisation.CapacityOf(Me, w.Role, today) is not null && (w.AssignedTo is null || w.AssignedTo == Me.Id),
                    w.AssignedTo is { } holder ? people.NameOf(holder) : RoleNames.Of(w.Role)
                )),
        ];
        History =
        [
            .. history
                .Reverse()
                .Select(h =>
                    (
                        h.Stamp.At,
                        Words.Capacity(h.Stamp.Capacity, people.NameOf(h.Stamp.By)),
                        string.Join("; ", h.Events.Select(e => HistoryWords.Of(e, state)).OfType<string>())
                    )
                )
                .Where(h => h.Item3.Length > 0),
        ];
        return true;
    }
}
