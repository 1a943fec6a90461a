using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Clocks;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Sops;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Jkn.Workflows.Server.Pages.Layanan;

/// <summary>
/// What the posters of a region's procedures in force tell citizens, and their service standard. Nothing is filled in that the office did
/// not say; work inside the office is not told.
/// </summary>
internal sealed class DaerahModel(Offices offices, PageTime time) : OfficePage
{
    public Office Office { get; private set; } = null!;
    public IReadOnlyList<SopPoster> Services { get; private set; } = [];
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
                .Where(PosterPrinter.IsForCitizens)
                .Select(v => PosterPrinter.Model(v, office)),
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
