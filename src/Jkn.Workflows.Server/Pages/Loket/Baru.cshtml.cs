using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>
/// The applicant: with the first "Lanjut" the file exists, and nothing typed is lost any more. The form carries the file's id, so sending
/// it twice makes one.
/// </summary>
internal sealed class BaruModel(
    CaseDesk desk,
    CaseAccess access,
    Offices offices,
    VisitDesk visits,
    Drafts drafts,
    PageTime time,
    OfficeClock clock
) : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string? Sop { get; set; }

    /// <summary>The file's id stands in the address: going back and sending again, or twice, finds the same file.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    /// <summary>The called queue number that this application is for; it counts as served with the first "Lanjut".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Antrian { get; set; }

    [BindProperty]
    public string? Saluran { get; set; }

    [BindProperty]
    public string? Nama { get; set; }

    [BindProperty]
    public string? Telepon { get; set; }

    [BindProperty]
    public string? Hubungan { get; set; }

    [BindProperty]
    public string? Alamat { get; set; }
    public string DraftPage => $"/loket/baru?sop={Uri.EscapeDataString(Sop ?? "")}&id={Id}";
    public string? Privacy { get; private set; }
    public string? Closed { get; private set; }
    public string ServiceName { get; private set; } = "";

    /// <summary>As the standard in force says it; nothing where it says nothing.</summary>
    public string? Cost { get; private set; }

    /// <summary>Ways in that this region has: its counters, and those that its document names.</summary>
    public IReadOnlyList<Choice> Channels { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromServices] DataGate gate, CancellationToken ct)
    {
        if (!Find())
            return NotFound();
        if (Id is null)
        {
            Id = $"{Guid.CreateVersion7(clock.GetUtcNow()):n}";
            return Redirect(DraftPage + (Antrian is null ? "" : $"&antrian={Uri.EscapeDataString(Antrian)}"));
        }
        if (!Guid.TryParseExact(Id, "n", out _))
            return NotFound();
        if (offices.Find(Me.Region) is { } mine && await visits.PlaceOfAsync(mine, Me, ct) is { } place)
            Saluran ??= ChannelOf(place);
        if (await access.FindAsync(Id, Me, ct) is { Applicant: { } known } state)
        {
            (Nama, Hubungan) = (known.Nama, known.Hubungan);
            if (await gate.ShowsAsync(state, Me, DataClasses.Identity, "identity", ct))
                (Telepon, Alamat) = (known.Telepon, known.Alamat);
        }
        else if (
            Antrian is not null
            && offices.Find(Me.Region) is { } office
            && await visits.FindAsync(office, Antrian, ct) is { } visit
            && visits.VisitorOf(visit) is { } guest
            && await gate.AtCounterAsync(Me, $"guest/{visit.Id}", "Menerima pemohon di loket", ct)
        )
            (Nama, Telepon, Alamat) = (guest.Name, guest.Phone, guest.Address);
        await RestoreAsync(drafts, DraftPage, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Find())
            return NotFound();
        if (!Guid.TryParseExact(Id, "n", out _))
            return BadRequest();
        if (
            Refuses(
                new Checks()
                    .Text(nameof(Nama), Nama, 100)
                    .Optional(nameof(Telepon), Telepon, 20)
                    .Optional(nameof(Hubungan), Hubungan, 50)
                    .Optional(nameof(Alamat), Alamat, 300)
                    .Rejection
            )
        )
            return Again();
        var applicant = new Applicant(Nama!.Trim(), Telepon, Hubungan, Alamat);
        var answer = await desk.RunAsync(
            Id,
            Me.Region,
            Me,
            new OpenCase(Id, Sop!, Saluran ?? IntakeChannels.Counter, applicant),
            creates: true,
            ct
        );
        if (answer.Decision.IsAccepted && answer.State!.Applicant != applicant)
            answer = await desk.RunAsync(Id, Me.Region, Me, new RecordApplicant(applicant), ct);
        if (Refuses(answer.Decision.Rejection, (nameof(Nama), "applicant.nama"), (nameof(Saluran), "channel"), ("", "sop")))
            return Again();
        if (!string.IsNullOrEmpty(Antrian) && offices.Find(Me.Region) is { } served)
            await visits.ServeAsync(served, Antrian, Me, Id, ct);
        await drafts.DropAsync(Me.Id, DraftPage, ct);
        return Redirect($"/loket/{Id}/keluarga");
    }

    // A case notes a counter of the house or the public service mall; other places are the house's.
    private static string ChannelOf(Place place) => IntakeChannels.All.Contains(place.Code) ? place.Code : IntakeChannels.Counter;

    private bool Find()
    {
        if (
            offices.Find(Me.Region) is not { } office
            || office.Sops.Effective(Sop ?? "", office.DateOf(time.Now)) is not { Use: SopUses.Case } version
        )
            return false;
        ServiceName = version.Name;
        Cost = SheetTexts.Cost(version);
        Channels =
        [
            new(
                IntakeChannels.Counter,
                office.Region.Places.FirstOrDefault(p => ChannelOf(p) == IntakeChannels.Counter)?.Label ?? "Loket kantor"
            ),
            .. office.Region.Places.Where(p => ChannelOf(p) != IntakeChannels.Counter).Select(p => new Choice(ChannelOf(p), p.Label)),
            .. office.Region.Channels.Select(c => new Choice(c.Code, c.Label)),
        ];
        Privacy = Domain.Regions.PrivacyNotice.Of(office.Region);
        Closed = IndexModel.ClosedNow(office, time.Now) is { } closed
            ? closed + " Isian ini tersimpan sebagai draf dan dapat dikirim setelah loket buka."
            : null;
        return true;
    }
}
