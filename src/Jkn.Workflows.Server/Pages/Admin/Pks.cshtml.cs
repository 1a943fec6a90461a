using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// Agreements with BPJS: which is in force, which ends soon, which is entered for later. Administrators enter them; every change is kept
/// with its author.
/// </summary>
internal sealed class PksModel(SettingDesk settings, Offices offices, People people, PageTime time) : OfficePage
{
    private const int SoonDays = 60;

    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];
    public IReadOnlyList<SettingChangeRow> Changes { get; private set; } = [];
    public bool Served { get; private set; }
    public bool IsAdmin => Policies.Admits(Policies.Admin, User);
    public string Today => time.Today(Me.Region);

    public string NameOf(string id) => people.NameOf(id);

    public string StateOf(Agreement a) =>
        string.CompareOrdinal(a.To, Today) < 0 ? "Berakhir"
        : string.CompareOrdinal(a.From, Today) > 0 ? "Belum berlaku"
        : string.CompareOrdinal(a.To, NodaTime.Text.LocalDatePattern.Iso.Format(time.Local(time.Now, Me.Region).Date.PlusDays(SoonDays)))
        < 0
            ? "Segera berakhir"
        : "Berlaku";

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Admin)]
    public async Task<IActionResult> OnPostAsync(
        string? nomor,
        string? dari,
        string? sampai,
        string? kuota,
        string? catatan,
        CancellationToken ct
    )
    {
        await LoadAsync(ct);
        if (!Served)
            return NotFound();
        int? quota = int.TryParse(kuota, out var q) ? q : null;
        if (!string.IsNullOrWhiteSpace(kuota) && quota is null)
            ModelState.AddModelError("kuota", "Kuota harus angka bulat.");
        var asked = new Agreement(nomor?.Trim() ?? "", dari ?? "", sampai ?? "", quota, Checks.Given(catatan));
        if (
            Refuses(AgreementChecks.Of(asked), ("nomor", "no"), ("dari", "from"), ("sampai", "to"), ("kuota", "quota"), ("catatan", "note"))
            || !ModelState.IsValid
        )
            return Again();
        if (Refuses((await settings.SaveAsync(Me, SettingNames.Agreement, asked.From, asked, ct))))
            return Again();
        Tell("PKS dicatat.");
        return Redirect("/pks");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        (Served, Agreements) = (true, [.. office.Agreements.OrderByDescending(a => a.From, StringComparer.Ordinal)]);
        Changes = await settings.ChangesAsync(Me.Region, [SettingNames.Agreement], ct);
        await people.LoadAsync(Changes.Select(c => (string?)c.Actor), ct);
    }
}
