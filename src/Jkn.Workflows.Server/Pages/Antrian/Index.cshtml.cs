using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Regions;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Antrian;

/// <summary>
/// Who came today to the place where I serve: queue numbers given, called, served, missed; the guest book. What the region does not keep is
/// not shown.
/// </summary>
internal sealed class IndexModel(VisitDesk desk, PlaceDuties duties, Offices offices, PageTime time, OfficeClock clock) : OfficePage
{
    /// <summary>The counter that this browser calls to, so that nobody types it for each number.</summary>
    private const string CounterCookie = "jkn-loket";

    private Office? office;

    public Office Office => office!;
    public bool KeepsQueue { get; private set; }
    public bool KeepsGuests { get; private set; }
    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];
    public string NewId { get; private set; } = "";
    public string Counter { get; private set; } = "";
    public string? FirstSop { get; private set; }

    /// <summary>Where I serve today; null where the office has several places and nobody has said mine yet.</summary>
    public Place? Place { get; private set; }
    public IReadOnlyList<Place> Places => Office.Region.Places;

    /// <summary>The ticket as it is printed and called.</summary>
    public string Ticket(VisitRow row) => Place!.Ticket(row.Number);

    public IEnumerable<VisitRow> In(string state) => Visits.Where(v => v.State == state);

    public Visitor? VisitorOf(VisitRow row) => desk.VisitorOf(row);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return office is null ? NotFound() : Page();
    }

    /// <summary>I say where I serve today.</summary>
    public async Task<IActionResult> OnPostTempatAsync(string? tempat, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (office is null)
            return NotFound();
        if (Refuses(await duties.TakeAsync(Office, Me, tempat, ct), ("tempat", "place")))
            return Again();
        Tell($"Hari ini Anda bertugas di {PlaceDuties.LabelOf(Office, tempat!)}.");
        return Redirect("/antrian");
    }

    public async Task<IActionResult> OnPostAmbilAsync(string? id, CancellationToken ct)
    {
        if (!await LoadAsync(ct) || !Guid.TryParseExact(id, "n", out _))
            return NotFound();
        if (Refuses(Guest.Refusal(Office, true, null)))
            return Again();
        var row = await desk.TakeAsync(id, Office, Place!, Me, queue: true, null, ct);
        Tell($"Nomor antrian {Ticket(row)} diberikan.");
        return Redirect("/antrian");
    }

    public async Task<IActionResult> OnPostTamuAsync(
        string? id,
        string? antrian,
        string? nama,
        string? alamat,
        string? keperluan,
        string? telepon,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(ct) || !Guid.TryParseExact(id, "n", out _))
            return NotFound();
        var guest = new Guest(nama, alamat, keperluan, telepon);
        if (
            Refuses(
                Guest.Refusal(Office, false, guest),
                ("nama", "guest.name"),
                ("alamat", "guest.address"),
                ("keperluan", "guest.matter"),
                ("telepon", "guest.phone")
            )
        )
            return Again();
        var row =
            string.IsNullOrEmpty(antrian) ? await desk.TakeAsync(id, Office, Place!, Me, queue: false, guest.ToVisitor(), ct)
            : Visits.Any(v => v.Id == antrian) ? await desk.WriteGuestAsync(Office, antrian, guest.ToVisitor(), ct)
            : null;
        if (row is null)
            return NotFound();
        Tell($"Buku tamu nomor {row.GuestNo} dicatat.");
        return Redirect("/antrian");
    }

    public async Task<IActionResult> OnPostBerikutnyaAsync(string? loket, CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        if (!Names(loket))
            return Again();
        Tell(
            await desk.CallNextAsync(Office, Place!, Me, Counter, ct) is { } row
                ? $"Nomor {Ticket(row)} dipanggil ke {Counter}."
                : "Tidak ada nomor yang menunggu."
        );
        return Redirect("/antrian");
    }

    public async Task<IActionResult> OnPostPanggilAsync(string? id, string? loket, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } row)
            return NotFound();
        if (!Names(loket ?? row.Counter))
            return Again();
        return Moved(await desk.CallAsync(Office, row.Id, Me, Counter, ct), $"Nomor {Ticket(row)} dipanggil ke {Counter}.");
    }

    public async Task<IActionResult> OnPostDilayaniAsync(string? id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } row
            ? Moved(await desk.ServeAsync(Office, row.Id, Me, null, ct), $"Nomor {Ticket(row)} dilayani.")
            : NotFound();

    public async Task<IActionResult> OnPostTidakHadirAsync(string? id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } row
            ? Moved(await desk.MissAsync(Office, row.Id, Me, ct), $"Nomor {Ticket(row)} tidak hadir.")
            : NotFound();

    private async Task<VisitRow?> FindAsync(string? id, CancellationToken ct) =>
        await LoadAsync(ct) ? Visits.FirstOrDefault(v => v.Id == id) : null;

    private RedirectResult Moved(bool moved, string said)
    {
        Tell(moved ? said : "Keadaan nomor itu sudah diubah petugas lain.");
        return Redirect("/antrian");
    }

    private bool Names(string? counter)
    {
        if (string.IsNullOrWhiteSpace(counter) || counter.Length > 30 || counter.Any(char.IsControl))
        {
            ModelState.AddModelError("loket", "Tulis nama loket, paling banyak 30 huruf.");
            return false;
        }
        Counter = counter.Trim();
        Response.Cookies.Append(
            CounterCookie,
            Counter,
            new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = Request.IsHttps,
                IsEssential = true,
                Path = "/antrian",
                MaxAge = TimeSpan.FromDays(30),
            }
        );
        return true;
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if ((office = offices.Find(Me.Region)) is null)
            return false;
        (KeepsQueue, KeepsGuests) = (VisitDesk.KeepsQueue(office), VisitDesk.KeepsGuests(office));
        var today = office.DateOf(time.Now);
        if ((Place = await duties.OfAsync(office, Me, ct)) is null)
            return false;
        Visits = await desk.OfDayAsync(office, Place, today, ct);
        NewId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("n");
        Counter = Request.Cookies[CounterCookie] is { Length: > 0 and <= 30 } kept ? kept : "Loket 1";
        FirstSop = office
            .Sops.All.Where(v => v.Use == SopUses.Case)
            .Select(v => v.Key)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(k => office.Sops.Effective(k, today) is not null);
        return true;
    }
}
