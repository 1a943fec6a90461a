using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data.Rows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jkn.Workflows.Server.Pages.Antrian;

/// <summary>The screen in the waiting room: numbers and counters, nobody's name. It reloads by itself, also without script.</summary>
internal sealed class LayarModel(VisitDesk desk, Offices offices, PageTime time) : PageModel
{
    public const int Seconds = 10;

    public string Agency { get; private set; } = "";
    public IReadOnlyList<VisitRow> Called { get; private set; } = [];
    public int Waiting { get; private set; }
    public string At { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string region, CancellationToken ct)
    {
        if (offices.Find(region) is not { } office || !VisitDesk.KeepsQueue(office))
            return NotFound();
        var visits = await desk.OfDayAsync(office, office.DateOf(time.Now), ct);
        (Agency, Waiting, At) = (office.Region.Agency.Value, visits.Count(v => v.State == VisitDesk.Waiting), time.Time(time.Now, region));
        Called = [.. visits.Where(v => v.State == VisitDesk.Called).OrderByDescending(v => v.CalledAt).Take(4)];
        Response.Headers["Refresh"] = Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Page();
    }
}
