using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Server.Pages.Pictures;
using Jkn.Workflows.Server.Reports;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Dasbor;

/// <summary>Open cases by state and age, open tasks by role and step, and where they wait on the picture of the procedure. No persons.</summary>
internal sealed class IndexModel(AppDb db, Offices offices, StepHistory history, PageTime time) : OfficePage
{
    internal sealed record Count(string Text, int All, int Late);

    public IReadOnlyList<Count> States { get; private set; } = [];
    public IReadOnlyList<Count> Work { get; private set; } = [];
    public IReadOnlyList<Count> Steps { get; private set; } = [];
    public IReadOnlyList<Count> Ages { get; private set; } = [];
    /// <summary>Achievement of each Mutu Baku, month by month.</summary>
    public IReadOnlyList<MonthOfSteps> Months { get; private set; } = [];
    public bool Reckoning { get; private set; }
    public IReadOnlyList<StepTime> Standards => [.. Months.SelectMany(m => m.Steps.Values).Where(s => s.ShareInTime is not null).DistinctBy(s => s.ActivityId).OrderBy(s => s.ActivityId, StringComparer.Ordinal)];
    public IReadOnlyList<(string Name, string Svg)> Pictures { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office) return;
        var (region, now) = (Me.Region, time.Now);
        (Months, Reckoning) = history.Of(region);
        var open = db.Cases.AsNoTracking().Where(c => c.Region == region && c.Kind == nameof(CaseKind.Case) && c.ClosedAt == null);
        var states = await open.GroupBy(c => c.Status).Select(g => new { g.Key, All = g.Count(), Late = g.Count(c => c.Overdue) }).ToListAsync(ct);
        States = [.. CaseStatus.Labels.Join(states, l => l.Key, s => s.Key, (l, s) => new Count(l.Value, s.All, s.Late))];
        var bounds = new[] { ("Sampai 3 hari", 0, 3), ("4–7 hari", 3, 7), ("8–14 hari", 7, 14), ("15–30 hari", 14, 30), ("Lebih dari 30 hari", 30, 36_500) };
        var ages = new List<Count>();
        foreach (var (text, from, to) in bounds)
        {
            var (newest, oldest) = (now.AddDays(-from), now.AddDays(-to));
            ages.Add(new(text, await open.CountAsync(c => c.ReceivedAt <= newest && c.ReceivedAt > oldest, ct), await open.CountAsync(c => c.ReceivedAt <= newest && c.ReceivedAt > oldest && c.Overdue, ct)));
        }
        Ages = ages;
        var items = db.WorkItems.AsNoTracking().Where(w => w.Region == region);
        Work = [.. (await items.GroupBy(w => w.Role).Select(g => new { g.Key, All = g.Count(), Late = g.Count(w => w.Overdue) }).ToListAsync(ct)).Select(g => new Count(RoleNames.Of(g.Key), g.All, g.Late)).OrderByDescending(c => c.All)];
        var steps = await items.GroupBy(w => new { w.ActivityId, w.Title }).Select(g => new { g.Key.ActivityId, g.Key.Title, All = g.Count(), Late = g.Count(w => w.Overdue) }).ToListAsync(ct);
        Steps = [.. steps.OrderByDescending(s => s.All).Select(s => new Count(s.Title, s.All, s.Late))];
        var most = Math.Max(1, steps.Select(s => s.All).DefaultIfEmpty(1).Max());
        var today = office.DateOf(now);
        Pictures = [.. office.Sops.All.Where(v => v.Use == "CASE").Select(v => v.Key).Distinct().Select(k => office.Sops.Effective(k, today)).OfType<Domain.Sops.SopVersion>().Select(v => (v.Name, new FlowPicture(v.Definition)
            .Draw($"Tempat berkas menunggu pada {v.Name}", steps.GroupBy(s => s.ActivityId).ToDictionary(s => s.Key, s => new StepMark(0, null, null, true, false, $"{s.Sum(x => x.All)} menunggu, {s.Sum(x => x.Late)} terlambat")),
                steps.GroupBy(s => s.ActivityId).ToDictionary(s => s.Key, s => $"panas-{1 + (2 * s.Sum(x => x.All) / most)}"))))];
    }
}
