using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Application.Visits;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Regions;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Tempat;

/// <summary>Where the office serves, set by its head, and who serves where on a day, said by a superior.</summary>
internal sealed class IndexModel(PlaceDuties duties, OfficeDesk desk, SettingDesk settings, Offices offices, People people, PageTime time)
    : OfficePage
{
    /// <summary>Value of the choice that makes a place which is not there yet.</summary>
    public const string New = "BARU";

    private Office? office;

    public Office Office => office!;
    public IReadOnlyList<Place> Places => Office.Region.Places;
    public string Today { get; private set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Hari { get; set; }
    public IReadOnlyList<PlaceDuties.Duty> Duties { get; private set; } = [];
    public IReadOnlyList<SettingChangeRow> Changes { get; private set; } = [];
    public bool IsHead => Me.Has(Roles.AgencyHead);
    public bool MayAssign => Me.HasAny(PlaceDuties.MayAssign);
    public Func<string, string> NameOf => people.NameOf;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>The head opens, renames or closes a place.</summary>
    public async Task<IActionResult> OnPostAsync(
        string? tempat,
        string? nama,
        string? huruf,
        bool tutup,
        string? mulai,
        string? alasan,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(ct))
            return NotFound();
        var known = Office.Region.PlaceOf(tempat);
        var label = tutup && known is not null ? known.Label : nama?.Trim() ?? "";
        var asked = new PlaceChange(
            known?.Code ?? (tempat == New ? PlaceChange.CodeOf(label) : ""),
            label,
            tutup && known is not null ? known.Prefix : huruf?.Trim().ToUpperInvariant() ?? "",
            !tutup,
            mulai ?? "",
            alasan?.Trim() ?? "",
            Me.Id
        );
        var answer = await desk.RunAsync(Me.Region, Me, new ChangePlace(asked), ct);
        if (
            Refuses(
                answer.Decision.Rejection,
                ("tempat", "place"),
                ("nama", "label"),
                ("huruf", "prefix"),
                ("mulai", "from"),
                ("alasan", "reason")
            )
        )
            return Again();
        Tell(tutup ? $"{label} ditutup mulai {PageTime.Date(mulai)}." : $"{label} melayani mulai {PageTime.Date(mulai)}.");
        return Redirect("/tempat");
    }

    /// <summary>A superior places the officers of a day; whoever he leaves open chooses himself.</summary>
    public async Task<IActionResult> OnPostPetugasAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
            return NotFound();
        var placed = 0;
        foreach (var duty in Duties)
        {
            var place = (string?)Request.Form[$"tempat-{duty.AccountId}"];
            if (string.IsNullOrEmpty(place) || place == duty.Place)
                continue;
            var no = await duties.AssignAsync(Office, Me, Hari!, duty.AccountId, place, ct);
            if (Refuses(no, ($"tempat-{duty.AccountId}", "place"), ("Hari", "day")))
                return Again();
            placed++;
        }
        Tell(placed == 0 ? "Tidak ada yang berubah." : $"{placed} petugas ditempatkan untuk {PageTime.Date(Hari)}.");
        return Redirect($"/tempat?hari={Hari}");
    }

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        if ((office = offices.Find(Me.Region)) is null)
            return false;
        Today = office.DateOf(time.Now);
        Hari = NodaTime.Text.LocalDatePattern.Iso.Parse(Hari ?? "").Success ? Hari : Today;
        if (Places.Count > 1)
            Duties = await duties.OfDayAsync(office, Hari!, ct);
        Changes = await settings.ChangesAsync(Me.Region, [SettingNames.Place], ct);
        await people.LoadAsync(Changes.Select(c => (string?)c.Actor).Concat(Duties.Select(d => d.By)), ct);
        return true;
    }
}
