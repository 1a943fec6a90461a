using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Domain.Sops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Urusan;

/// <summary>What the office does of its own accord: letters that it sends, reports that its batches open.</summary>
internal sealed class IndexModel(AppDb db, CaseDesk desk, Offices offices, PageTime time, OfficeClock clock) : OfficePage
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Lihat { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Sebelum { get; set; }
    public bool Closed => Lihat == "selesai";
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<long, WorkItemRow> Tasks { get; private set; } = new Dictionary<long, WorkItemRow>();

    /// <summary>What somebody may begin by hand, and what a batch opens by itself.</summary>
    public IReadOnlyList<SopVersion> ByHand { get; private set; } = [];
    public IReadOnlyList<SopVersion> ByBatch { get; private set; } = [];
    public bool MayBegin => Me.HasAny(Roles.BackOffice, Roles.DataManager, Roles.SectionHead);
    public string NewId { get; private set; } = "";
    public Pager Pager { get; private set; } = new(null, null, 0);

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        NewId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
        var today = office.DateOf(time.Now);
        var kept = office
            .Sops.All.Where(v => v.Use == SopUses.Errand)
            .Select(v => v.Key)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(key => office.Sops.Effective(key, today))
            .OfType<SopVersion>()
            .ToList();
        ByHand = [.. kept.Where(v => v.BatchKind is null)];
        ByBatch = [.. kept.Where(v => v.BatchKind is not null)];
        var rows = db.CasesOf(office.Region.Code, CaseKind.Errand, Closed);
        if (Sebelum is { } before)
            rows = rows.Where(c => c.CaseKey < before);
        var found = await rows.Take(Size + 1).ToListAsync(ct);
        Rows = [.. found.Take(Size)];
        Tasks = await db.FirstTasksAsync(Rows, ct);
        Pager = new(
            found.Count > Size ? $"/urusan?lihat={Lihat}&sebelum={found[Size - 1].CaseKey}" : null,
            Sebelum is null ? null : $"/urusan?lihat={Lihat}",
            Rows.Count
        );
    }

    /// <summary>Begins one. The form carries its id: sent twice, it is one.</summary>
    public async Task<IActionResult> OnPostAsync(string? sop, string? id, CancellationToken ct)
    {
        if (!Guid.TryParseExact(id, "n", out _))
            return BadRequest();
        var answer = await desk.RunAsync(id, Me.Region, Me, new OpenErrand(id, sop ?? ""), creates: true, ct);
        if (Refuses(answer.Decision.Rejection, ("", "sop")))
        {
            await OnGetAsync(ct);
            return Again();
        }
        return Redirect($"/berkas/{id}");
    }

    public string NameOf(CaseRow row) => NameOf(offices.Find(row.Region), row.Sop, row.Period);

    /// <summary>An errand by its procedure, and by the period that it reports.</summary>
    public static string NameOf(Office? office, string sop, string? period)
    {
        var name = office?.Sops.All.FirstOrDefault(v => v.Key == sop)?.Name ?? sop;
        return period is null ? name : $"{name}, periode {PageTime.Period(period)}";
    }

    public DueView? DueOf(CaseRow row) =>
        Tasks.GetValueOrDefault(row.CaseKey) is { } task ? DueView.Of(task.DueAt, task.Overdue, time) : null;
}
