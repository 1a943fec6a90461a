using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Regions;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Pengaduan;

/// <summary>
/// A complaint as it is told at the counter or found in the box. The form carries its id: sent twice, it is written down once.
/// </summary>
internal sealed class BaruModel(ComplaintDesk desk, Offices offices, OfficeClock clock) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Berkas { get; set; }
    public ComplaintSettings Settings { get; private set; } = ComplaintSettings.Silent;
    public IEnumerable<object> Channels => Settings.Channels.Select(c => new Tags.Choice(c.Code, c.Label));

    public IActionResult OnGet()
    {
        if (!Find())
            return NotFound();
        Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string? saluran,
        string? isi,
        string? nama,
        string? telepon,
        string? alamat,
        string? nomorBerkas,
        CancellationToken ct
    )
    {
        if (!Find())
            return NotFound();
        if (!Guid.TryParseExact(Id, "n", out _))
            return BadRequest();
        var problem = await desk.OpenAsync(
            Id,
            Me,
            new(saluran ?? "", isi ?? "", Checks.Given(nama), Checks.Given(telepon), Checks.Given(alamat), Checks.Given(nomorBerkas)),
            ct
        );
        if (
            Refuses(
                problem,
                ("saluran", "channel"),
                ("isi", "matter"),
                ("nama", "name"),
                ("telepon", "phone"),
                ("alamat", "address"),
                ("nomorBerkas", "caseNo")
            )
        )
            return Again();
        Tell("Pengaduan dicatat.");
        return Redirect($"/pengaduan/{Id}");
    }

    private bool Find()
    {
        if (offices.Find(Me.Region) is not { } office)
            return false;
        Settings = office.Region.Complaints;
        return Settings.Channels.Length > 0;
    }
}
