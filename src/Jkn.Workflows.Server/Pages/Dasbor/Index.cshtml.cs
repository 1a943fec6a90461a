using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Reports;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Server.Pages.Pictures;

namespace Jkn.Workflows.Server.Pages.Dasbor;

/// <summary>
/// Open cases by state and age, open tasks by role and step, and where they wait on the picture of the procedure. No persons.
/// </summary>
internal sealed class IndexModel(Offices offices, OpenFigures figures, StepHistory history, PageTime time) : OfficePage
{
    internal sealed record Count(string Text, int All, int Late);

    public IReadOnlyList<Count> States { get; private set; } = [];
    public IReadOnlyList<Count> People { get; private set; } = [];
    public IReadOnlyList<Count> Work { get; private set; } = [];
    public IReadOnlyList<Count> Steps { get; private set; } = [];
    public IReadOnlyList<Count> Ages { get; private set; } = [];

    /// <summary>Achievement of each Mutu Baku, month by month.</summary>
    public IReadOnlyList<MonthOfSteps> Months { get; private set; } = [];
    public DateTimeOffset At { get; private set; }
    public bool Reckoning { get; private set; }
    public IReadOnlyList<StepTime> Standards =>
        [
            .. Months
                .SelectMany(m => m.Steps.Values)
                .Where(s => s.ShareInTime is not null)
                .DistinctBy(s => s.ActivityId)
                .OrderBy(s => s.ActivityId, StringComparer.Ordinal),
        ];
    public IReadOnlyList<(string Name, string Svg)> Pictures { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        (Months, Reckoning) = history.Of(Me.Region);
        var now = await figures.OfAsync(Me.Region, ct);
        At = now.At;
        States = [.. CaseStatus.Labels.Join(now.States, l => l.Key, s => s.Key, (l, s) => new Count(l.Value, s.All, s.Late))];
        People = [.. now.People.Select(p => new Count(p.Title, p.All, p.Late))];
        var bounds = new[]
        {
            ("Sampai 3 hari", 0, 3),
            ("4–7 hari", 3, 7),
            ("8–14 hari", 7, 14),
            ("15–30 hari", 14, 30),
            ("Lebih dari 30 hari", 30, int.MaxValue),
        };
        Ages =
        [
            .. bounds
                .Select(b => (b.Item1, In: now.Ages.Where(a => a.Days >= b.Item2 && a.Days < b.Item3).ToArray()))
                .Select(b => new Count(b.Item1, b.In.Sum(a => a.All), b.In.Sum(a => a.Late))),
        ];
        Work = [.. now.Roles.Select(r => new Count(RoleNames.Of(r.Key), r.All, r.Late)).OrderByDescending(c => c.All)];
        var steps = now.Steps;
        Steps = [.. steps.OrderByDescending(s => s.All).Select(s => new Count(s.Title, s.All, s.Late))];
        var most = Math.Max(1, steps.Select(s => s.All).DefaultIfEmpty(1).Max());
        var today = office.DateOf(time.Now);
        Pictures =
        [
            .. office
                .Sops.All.Where(v => v.Use == SopUses.Case)
                .Select(v => v.Key)
                .Distinct()
                .Select(k => office.Sops.Effective(k, today))
                .OfType<Domain.Sops.SopVersion>()
                .Select(v =>
                    (
                        v.Name,
                        new FlowPicture(v.Definition).Draw(
                            $"Tempat berkas menunggu pada {v.Name}",
                            steps
                                .GroupBy(s => s.Key)
                                .ToDictionary(
                                    s => s.Key,
                                    s => new StepMark(
                                        0,
                                        null,
                                        null,
                                        true,
                                        false,
                                        $"{s.Sum(x => x.All)} menunggu, {s.Sum(x => x.Late)} terlambat"
                                    )
                                ),
                            steps.GroupBy(s => s.Key).ToDictionary(s => s.Key, s => $"panas-{1 + (2 * s.Sum(x => x.All) / most)}")
                        )
                    )
                ),
        ];
    }
}
