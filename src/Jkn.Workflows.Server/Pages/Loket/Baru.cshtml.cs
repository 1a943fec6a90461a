using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Server.Api;
using Jkn.Workflows.Server.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>The applicant: with the first "Lanjut" the file exists, and nothing typed is lost any more. The form carries the file's id, so sending it twice makes one.</summary>
internal sealed class BaruModel(CaseDesk desk, Offices offices, PageTime time, TimeProvider clock) : OfficePage
{
    [BindProperty(SupportsGet = true)] public string? Sop { get; set; }
    [BindProperty] public string? Id { get; set; }
    [BindProperty] public string? Saluran { get; set; }
    [BindProperty] public string? Nama { get; set; }
    [BindProperty] public string? Telepon { get; set; }
    [BindProperty] public string? Hubungan { get; set; }
    [BindProperty] public string? Alamat { get; set; }
    public string ServiceName { get; private set; } = "";

    public IActionResult OnGet()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
        return Find() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Find()) return NotFound();
        if (!Guid.TryParseExact(Id, "n", out _)) return BadRequest();
        if (Refuses(new Checks().Text(nameof(Nama), Nama, 100).Optional(nameof(Telepon), Telepon, 20).Optional(nameof(Hubungan), Hubungan, 50).Optional(nameof(Alamat), Alamat, 300).Problem())) return Again();
        var answer = await desk.RunAsync(Id, Me.Region, Me, new OpenCase(Id, Sop!, Saluran ?? "LOKET_KANTOR", new Applicant(Nama!.Trim(), Telepon, Hubungan, Alamat)), creates: true, ct);
        if (Refuses(answer.Decision.Rejection?.ToProblem(), (nameof(Nama), "applicant.nama"), (nameof(Saluran), "channel"), ("", "sop"))) return Again();
        return Redirect($"/loket/{Id}/keluarga");
    }

    private bool Find()
    {
        if (offices.Find(Me.Region) is not { } office || office.Sops.Effective(Sop ?? "", office.DateOf(time.Now)) is not { Use: "CASE" } version) return false;
        ServiceName = version.Name;
        return true;
    }
}
