using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Commands;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>The audit trail: who did what when to which case, and who looked at whose data for which purpose. Metadata only; the facts stay in the case.</summary>
internal sealed class JejakModel(AppDb db, ChainCheck chain, People people, PageTime time) : OfficePage
{
    private const int Most = 200;
    internal sealed record Entry(DateTimeOffset At, string Who, string Command, string? Capacity, string? CaseNo, string CaseId);
    internal sealed record Look(DateTimeOffset At, string Who, string What, string? Purpose, string? CaseId);

    [BindProperty(SupportsGet = true)] public string? Nomor { get; set; }
    [BindProperty(SupportsGet = true)] public string? Tanggal { get; set; }
    public IReadOnlyList<Entry> Entries { get; private set; } = [];
    public IReadOnlyList<Look> Looks { get; private set; } = [];
    public ChainReport? Report { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Report = await chain.RunAsync(ct);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var region = Me.Region;
        var cases = db.Cases.AsNoTracking().Where(c => region == "*" || c.Region == region);
        var number = Nomor?.Trim();
        if (!string.IsNullOrEmpty(number)) cases = cases.Where(c => c.CaseNo == number);
        var from = time.Now.AddDays(-7);
        var to = time.Now.AddDays(1);
        if (NodaTime.Text.LocalDatePattern.Iso.Parse(Tanggal ?? "") is { Success: true, Value: var day })
        {
            // A day and a night on both sides of midnight of every zone of the country.
            from = new DateTimeOffset(day.Year, day.Month, day.Day, 0, 0, 0, TimeSpan.FromHours(8));
            to = from.AddDays(1);
        }
        var limited = string.IsNullOrEmpty(number) || Tanggal is { Length: > 0 };
        var found = await (from entry in db.Journal.AsNoTracking()
                           join c in cases on entry.Id / JournalRow.Span equals c.CaseKey
                           where !limited || (entry.MadeAt >= @from && entry.MadeAt < to)
                           orderby entry.MadeAt descending
                           select new { entry.MadeAt, entry.MadeBy, entry.Command, entry.Capacity, c.CaseNo, c.Id }).Take(Most).ToListAsync(ct);
        var ids = found.Select(f => f.Id).Distinct().ToArray();
        var looks = db.Reads.AsNoTracking().Where(r => region == "*" || r.Region == region);
        if (!string.IsNullOrEmpty(number)) looks = looks.Where(r => r.CaseId != null && ids.Contains(r.CaseId));
        var read = await looks.Where(r => !limited || (r.At >= from && r.At < to)).OrderByDescending(r => r.At).Take(Most).ToListAsync(ct);
        await people.LoadAsync(found.Select(f => (string?)f.MadeBy).Concat(read.Select(r => r.Actor)), ct);
        Entries = [.. found.Select(f => new Entry(f.MadeAt, people.NameOf(f.MadeBy), f.Command, f.Capacity, f.CaseNo, f.Id))];
        Looks = [.. read.Select(r => new Look(r.At, people.NameOf(r.Actor), r.What, r.Purpose, r.CaseId))];
    }
}
