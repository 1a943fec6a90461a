using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Pengaduan;

/// <summary>
/// Complaints of the region, late ones first, and the ways by which people may complain as the region's document names them.
/// </summary>
internal sealed class IndexModel(AppDb db, Offices offices, PageTime time) : OfficePage
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Lihat { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Sebelum { get; set; }
    public bool Closed => Lihat == "selesai";
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<long, WorkItemRow> Tasks { get; private set; } = new Dictionary<long, WorkItemRow>();
    public ComplaintSettings Settings { get; private set; } = ComplaintSettings.Silent;
    public bool MayTakeIn { get; private set; }
    public Pager Pager { get; private set; } = new(null, null, 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        Settings = office.Region.Complaints;
        MayTakeIn =
            office.Sops.EffectiveForUse(SopUses.Complaint, office.DateOf(time.Now)) is not null
            && Auth.Policies.Admits(Auth.Policies.Counter, User);
        var rows = db.CasesOf(office.Region.Code, CaseKind.Complaint, Closed);
        if (Sebelum is { } before)
            rows = rows.Where(c => c.CaseKey < before);
        var found = await rows.Take(Size + 1).ToListAsync(ct);
        Rows = [.. found.Take(Size).OrderByDescending(c => c.Overdue && c.ClosedAt is null).ThenByDescending(c => c.CaseKey)];
        Tasks = await db.FirstTasksAsync(Rows, ct);
        Pager = new(found.Count > Size ? Link(found[Size - 1].CaseKey) : null, Sebelum is null ? null : Link(null), Rows.Count);
    }

    public string LabelOf(string channel) => Settings.Find(channel)?.Label ?? Words.Code(channel);

    public DueView? DueOf(CaseRow row) =>
        Tasks.GetValueOrDefault(row.CaseKey) is { } task ? DueView.Of(task.Due, task.Overdue, time) : null;

    private string Link(long? before) =>
        "/pengaduan"
        + QueryString.Create(
            new Dictionary<string, string?>
            {
                ["lihat"] = Lihat,
                ["sebelum"] = before?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }.Where(p => !string.IsNullOrEmpty(p.Value))
        );
}
