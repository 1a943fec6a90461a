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
/// Hospitals and Puskesmas that are told of cases, and which channels this installation has. The head decides, an administrator or official
/// proposes; every change is kept with its author.
/// </summary>
internal sealed class KontakModel(
    SettingDesk settings,
    OfficeDesk desk,
    Offices offices,
    People people,
    PageTime time,
    IOptions<NoticeOptions> options
) : OfficePage
{
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];
    public IReadOnlyList<SettingChangeRow> Changes { get; private set; } = [];
    public Domain.Regions.ComplaintSettings Complaints =>
        offices.Find(Me.Region)?.Region.Complaints ?? Domain.Regions.ComplaintSettings.Silent;
    public string Today => time.Today(Me.Region);
    public bool MayEnter => Policies.Admits(Policies.Auditor, User) && Me.Region != "*";

    public string NameOf(string id) => people.NameOf(id);

    public IEnumerable<(string Name, bool On)> Channels =>
        [
            ("WhatsApp", options.Value.Has(Domain.Notices.NoticeChannels.WhatsApp)),
            ("SMS", options.Value.Has(Domain.Notices.NoticeChannels.Sms)),
            ("Surel", options.Value.Has(Domain.Notices.NoticeChannels.Email)),
            ("Slip kertas di loket", true),
        ];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostAsync(string? nama, string? telepon, string? surel, string? alasan, CancellationToken ct)
    {
        var contact = new Contact(nama?.Trim() ?? "", Checks.Given(telepon), Checks.Given(surel));
        await LoadAsync(ct);
        if (Refuses(ContactChecks.Of(contact), ("nama", "name"), ("telepon", "phone"), ("surel", "email")))
            return Again();
        return await GiveAsync(
            new SetContact(contact.Name, contact.Phone, contact.Email, alasan ?? ""),
            "Kontak dicatat.",
            ct,
            ("nama", "name"),
            ("telepon", "phone"),
            ("surel", "email"),
            ("alasan", "reason")
        );
    }

    /// <summary>The office tells how a way to complain is reached, from a date on.</summary>
    [Asks(Policies.Auditor)]
    public async Task<IActionResult> OnPostSaluranAsync(string? saluran, string? cara, string? mulai, string? sebab, CancellationToken ct)
    {
        await LoadAsync(ct);
        return await GiveAsync(
            new SetChannel(saluran ?? "", cara ?? "", mulai ?? "", sebab ?? ""),
            "Saluran pengaduan dicatat.",
            ct,
            ("saluran", "code"),
            ("cara", "how"),
            ("mulai", "from"),
            ("sebab", "reason")
        );
    }

    private async Task<IActionResult> GiveAsync(RuleAct act, string said, CancellationToken ct, params (string Input, string Field)[] names)
    {
        if (offices.Find(Me.Region) is not { } office)
            return NotFound();
        var command = act.By(Me, office.Organisation, Today);
        if (Refuses((await desk.RunAsync(Me.Region, Me, command, ct)).Decision.Rejection, names))
            return Again();
        Tell(command is ProposeAct ? "Diusulkan kepada Kepala Dinas; ia menetapkannya di Ketetapan kantor." : said);
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
