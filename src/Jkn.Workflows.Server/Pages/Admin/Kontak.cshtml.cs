using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// Hospitals and Puskesmas that are told of cases, and which channels this installation has. Administrators enter them; every change is
/// kept with its author.
/// </summary>
internal sealed class KontakModel(SettingDesk settings, Offices offices, People people, PageTime time, IOptions<NoticeOptions> options)
    : OfficePage
{
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];
    public IReadOnlyList<SettingChangeRow> Changes { get; private set; } = [];
    public Domain.Regions.ComplaintSettings Complaints =>
        offices.Find(Me.Region)?.Region.Complaints ?? Domain.Regions.ComplaintSettings.Silent;
    public string Today => time.Today(Me.Region);
    public bool IsAdmin => Policies.Admits(Policies.Admin, User) && Me.Region != "*";

    public string NameOf(string id) => people.NameOf(id);

    public IEnumerable<(string Name, bool On)> Channels =>
        [
            ("WhatsApp", options.Value.Has(Domain.Notices.NoticeChannels.WhatsApp)),
            ("SMS", options.Value.Has(Domain.Notices.NoticeChannels.Sms)),
            ("Surel", options.Value.Has(Domain.Notices.NoticeChannels.Email)),
            ("Slip kertas di loket", true),
        ];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Admin)]
    public async Task<IActionResult> OnPostAsync(string? nama, string? telepon, string? surel, CancellationToken ct)
    {
        if (Me.Region == "*")
            return NotFound();
        await LoadAsync(ct);
        var contact = new Contact(nama?.Trim() ?? "", Checks.Given(telepon), Checks.Given(surel));
        if (Refuses(ContactChecks.Of(contact), ("nama", "name"), ("telepon", "phone"), ("surel", "email")))
            return Again();
        var name = SettingNames.Contact + contact.Name.ToUpperInvariant();
        if (Refuses((await settings.SaveAsync(Me, name, ContactChecks.Always, contact, ct))))
            return Again();
        Tell("Kontak dicatat.");
        return Redirect("/kontak");
    }

    /// <summary>The office tells how a way to complain is reached, from a date on.</summary>
    [Asks(Policies.Admin)]
    public async Task<IActionResult> OnPostSaluranAsync(string? saluran, string? cara, string? mulai, CancellationToken ct)
    {
        if (Me.Region == "*")
            return NotFound();
        await LoadAsync(ct);
        if (
            Refuses(
                new Checks()
                    .OneOf("saluran", saluran ?? "", Complaints.Channels.Select(c => c.Code))
                    .Text("cara", cara, 200)
                    .That(NodaTime.Text.LocalDatePattern.Iso.Parse(mulai ?? "").Success, "mulai", "date-invalid", "Tanggal tidak sah.")
                    .Rejection
            )
        )
            return Again();
        if (Refuses((await settings.SaveAsync(Me, SettingNames.Channel + saluran, mulai!, cara!.Trim(), ct))))
            return Again();
        Tell("Saluran pengaduan dicatat.");
        return Redirect("/kontak");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Contacts =
        [
            .. (await settings.CurrentAsync(Me.Region, SettingNames.Contact, ct)).Select(r => JsonSerializer.Deserialize<Contact>(r.Json)!),
        ];
        Changes = await settings.ChangesAsync(Me.Region, [SettingNames.Contact, SettingNames.Channel], ct);
        await people.LoadAsync(Changes.Select(c => (string?)c.Actor), ct);
    }
}
