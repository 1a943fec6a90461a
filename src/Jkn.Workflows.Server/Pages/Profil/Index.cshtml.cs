using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Profil;

/// <summary>One's own page: who I am here, and where I want to be told of what waits for me (domain-2.md 3.1).</summary>
internal sealed class IndexModel(AppDb db, ToldChoices choices, Offices offices) : OfficePage
{
    public static readonly IReadOnlyDictionary<string, string> Channels = Pemberitahuan.IndexModel.Channels,
        States = new Dictionary<string, string>
        {
            [NoticeSender.Ready] = "Menunggu dikirim",
            [NoticeSender.Sent] = "Terkirim",
            [NoticeSender.Delivered] = "Sampai",
            [NoticeSender.Failed] = "Tidak sampai; periksa alamatnya",
            [NoticeSender.Cancelled] = "Tidak jadi dikirim",
        };

    private const int Most = 10;

    [BindProperty]
    public string? Surel { get; set; }

    [BindProperty]
    public string? WhatsApp { get; set; }

    [BindProperty]
    public bool Darurat { get; set; }

    [BindProperty]
    public bool Ringkasan { get; set; }

    /// <summary>Administrators never get a case's task, so there is nothing to tell them.</summary>
    public bool IsOfficer => Policies.Admits(Policies.Officer, User);
    public string? Region => offices.Find(Me.Region)?.Region.Name;

    /// <summary>Whether the office has its people told outside the page at all .</summary>
    public bool Allowed => offices.Find(Me.Region)?.Region.Settings.TellOfficials.Value ?? true;
    public IReadOnlyList<NoticeRow> Last { get; private set; } = [];

    public bool Has(string channel) => choices.Has(channel);

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Surel, WhatsApp, Darurat, Ringkasan) = await choices.OfAsync(Me.Id, ct);
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsOfficer)
            return Forbid();
        var wrong = await choices.SaveAsync(Me.Id, new(Surel, WhatsApp, Darurat, Ringkasan), ct);
        if (Refuses(wrong, (nameof(Surel), "email"), (nameof(WhatsApp), "phone")))
        {
            await LoadAsync(ct);
            return Again();
        }
        Tell("Disimpan.");
        return Redirect("/profil");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var mine = NoticeWriter.Account + Me.Id;
        Last = await db
            .Notices.AsNoTracking()
            .Where(n => n.Region == Me.Region && n.Addressee == mine)
            .OrderByDescending(n => n.CreatedAt)
            .ThenBy(n => n.Id)
            .Take(Most)
            .ToListAsync(ct);
    }

    public static string Tone(string state) =>
        state switch
        {
            NoticeSender.Sent or NoticeSender.Delivered => "ok",
            NoticeSender.Failed => "bad",
            _ => "",
        };
}
