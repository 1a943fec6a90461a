using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// The audit trail: who did what when to which case, and who looked at whose data for which purpose. Metadata only; the facts stay in the
/// case.
/// </summary>
internal sealed class JejakModel(AppDb db, ChainCheck chain, OfficeHistory history, Offices offices, People people, PageTime time)
    : OfficePage
{
    private const int Most = 200;

    internal sealed record Entry(
        DateTimeOffset At,
        string Who,
        string Command,
        string? Capacity,
        string? CaseNo,
        string CaseId,
        string Region
    );

    internal sealed record Look(DateTimeOffset At, string Who, string What, string? Purpose, string? CaseId, string Region);

    [BindProperty(SupportsGet = true)]
    public string? Nomor { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tanggal { get; set; }
    public IReadOnlyList<Entry> Entries { get; private set; } = [];
    public IReadOnlyList<Look> Looks { get; private set; } = [];

    /// <summary>What happened in the office itself, newest first; of the installation for its administrators.</summary>
    public IReadOnlyList<OfficeLine> OfficeActs { get; private set; } = [];
    public ChainReport? Report { get; private set; }

    /// <summary>The last day whose records of reading were destroyed; null where none were.</summary>
    public string? GoneUntil { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Report = await chain.RunAsync(ct);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        GoneUntil = await db
            .RegionSettings.AsNoTracking()
            .Where(s => s.Region == Me.Region && s.Name == AuditRetention.Setting)
            .MaxAsync(s => s.EffectiveFrom, ct);
        var number = Nomor?.Trim() is { Length: > 0 } asked ? asked : null;
        var found = new List<(DateTimeOffset At, string By, string Command, string? Capacity, string? CaseNo, string Id, string Region)>();
        var read = new List<ReadRow>();
        foreach (var (regions, from, to) in Spans())
        {
            var limited = number is null || Tanggal is { Length: > 0 };
            var cases = db.Cases.AsNoTracking().Where(c => regions == null || regions.Contains(c.Region));
            if (number is not null)
                cases = await cases.NumberedAsync(db, number, ct);
            // a range of keys for each case: a case's entries lie side by side, while its key computed from theirs would mean reading all
            var acts = await (
                from c in cases
                from entry in db.Journal.AsNoTracking()
                where
                    entry.Id > c.CaseKey * JournalRow.Span
                    && entry.Id < (c.CaseKey + 1) * JournalRow.Span
                    && (!limited || (entry.MadeAt >= @from && entry.MadeAt < to))
                orderby entry.MadeAt descending
                select new
                {
                    entry.MadeAt,
                    entry.MadeBy,
                    entry.Command,
                    entry.Capacity,
                    c.CaseNo,
                    c.Id,
                    c.Region,
                }
            )
                .Take(Most)
                .ToListAsync(ct);
            found.AddRange(acts.Select(a => (a.MadeAt, a.MadeBy, a.Command, (string?)a.Capacity, (string?)a.CaseNo, a.Id, a.Region)));
            var looks = db.Reads.AsNoTracking().Where(r => regions == null || regions.Contains(r.Region));
            if (number is not null)
            {
                var ids = await cases.Select(c => c.Id).Take(Most).ToListAsync(ct);
                looks = looks.Where(r => r.CaseId != null && ids.Contains(r.CaseId));
            }
            read.AddRange(
                await looks.Where(r => !limited || (r.At >= from && r.At < to)).OrderByDescending(r => r.At).Take(Most).ToListAsync(ct)
            );
        }
        found = [.. found.OrderByDescending(f => f.At).Take(Most)];
        read = [.. read.OrderByDescending(r => r.At).Take(Most)];
        await people.LoadAsync(found.Select(f => (string?)f.By).Concat(read.Select(r => r.Actor)), ct);
        Entries = [.. found.Select(f => new Entry(f.At, people.NameOf(f.By), f.Command, f.Capacity, f.CaseNo, f.Id, f.Region))];
        await LoadOfficeAsync(ct);
        Looks = [.. read.Select(r => new Look(r.At, people.NameOf(r.Actor), r.What, r.Purpose, r.CaseId, r.Region))];
    }

    /// <summary>The office's own journal; with a date, that day's entries.</summary>
    private async Task LoadOfficeAsync(CancellationToken ct)
    {
        var (from, to) = Spans().Select(s => (s.From, s.To)).FirstOrDefault();
        var dated = Tanggal is { Length: > 0 };
        OfficeActs = await history.OfAsync(Me.Region, Most, at => !dated || (at >= from && at < to), ct);
    }

    /// <summary>
    /// From when to when, for which regions (null: all). A date is a day of each region's own zone: midnight in the west of the country is
    /// an hour after midnight in its middle.
    /// </summary>
    private IEnumerable<(string[]? Regions, DateTimeOffset From, DateTimeOffset To)> Spans()
    {
        var all = Me.Region == "*";
        if (!Application.Reports.OfficeMonth.TryReadDay(Tanggal, out var day))
            return [(all ? null : [Me.Region], time.Now.AddDays(-7), time.Now.AddDays(1))];
        return offices
            .All.Where(o => all || o.Region.Code == Me.Region)
            .GroupBy(o => o.Time.Days(day, day), o => o.Region.Code)
            .Select(g => ((string[]?)[.. g], g.Key.From, g.Key.To));
    }
}
