using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Regions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jkn.Workflows.Server.Pages.Antrian;

/// <summary>
/// The screen in the waiting room of a place: its numbers and counters, nobody's name. It reloads by itself, also without script. An office
/// with several places lets the screen be told once where it hangs.
/// </summary>
internal sealed class LayarModel(VisitDesk desk, Offices offices, PageTime time) : PageModel
{
    public const int Seconds = 10;

    public string Region { get; private set; } = "";
    public string Agency { get; private set; } = "";
    public Place? Place { get; private set; }
    public IReadOnlyList<Place> Places { get; private set; } = [];
    public IReadOnlyList<VisitRow> Called { get; private set; } = [];
    public int Waiting { get; private set; }
    public string At { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string region, string? place, CancellationToken ct)
    {
        if (offices.Find(region) is not { } office || !VisitDesk.KeepsQueue(office))
            return NotFound();
        (Region, Agency, Places) = (region, office.Region.Agency.Value, office.Region.Places);
        Place = place is null && Places is [var only] ? only : office.Region.PlaceOf(place);
        if (Place is null)
            return place is null ? Page() : NotFound();
        var visits = await desk.OfDayAsync(office, Place, office.DateOf(time.Now), ct);
        (Waiting, At) = (visits.Count(v => v.State == VisitDesk.Waiting), time.Time(time.Now, region));
        Called = [.. visits.Where(v => v.State == VisitDesk.Called).OrderByDescending(v => v.CalledAt).Take(4)];
        Response.Headers["Refresh"] = Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Page();
    }
}
