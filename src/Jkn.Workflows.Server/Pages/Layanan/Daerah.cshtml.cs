using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Domain.Steps;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Jkn.Workflows.Server.Pages.Layanan;

/// <summary>
/// The service standard of a region as its procedure in force states it, and the way a file goes. Nothing is filled in that the office did
/// not say.
/// </summary>
internal sealed class DaerahModel(Offices offices, PageTime time) : OfficePage
{
    public Office Office { get; private set; } = null!;
    public IReadOnlyList<(SopVersion Sop, IReadOnlyList<(string Text, string Who)> Steps)> Services { get; private set; } = [];
    public Domain.Regions.ComplaintSettings Complaints => Office.Region.Complaints;
    public IReadOnlyList<(string Day, string Hours)> Hours { get; private set; } = [];

    public IActionResult OnGet(string code)
    {
        if (offices.Find(code) is not { } office)
            return NotFound();
        Office = office;
        var today = office.DateOf(time.Now);
        Services =
        [
            .. office
                .Sops.All.Where(v => v.Use == SopUses.Case)
                .Select(v => v.Key)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(k => office.Sops.Effective(k, today))
                .OfType<SopVersion>()
                .Select(v =>
                    (
                        v,
                        (IReadOnlyList<(string, string)>)
                            [.. v.Definition.Nodes.OfType<WorkActivity>().Select(a => (a.Title, RoleNames.Of(a.Lane)))]
                    )
                ),
        ];
        var monday = new LocalDate(2026, 11, 2);
        Hours =
        [
            .. Enumerable
                .Range(0, 7)
                .Select(n => monday.PlusDays(n))
                .Select(d =>
                    (
                        Indonesian.DayName(d.DayOfWeek),
                        string.Join(
                            ", ",
                            office.Region.ServiceHours.On(d).Select(s => $"{Indonesian.Time(s.From)}–{Indonesian.Time(s.To)}")
                        )
                    )
                )
                .Where(h => h.Item2.Length > 0),
        ];
        return Page();
    }
}
