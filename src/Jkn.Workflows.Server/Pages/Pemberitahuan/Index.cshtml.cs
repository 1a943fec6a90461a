using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Notices;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Domain.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Pemberitahuan;

/// <summary>What the office tells its people, and what became of what it told people outside.</summary>
internal sealed class IndexModel(AppDb db, Offices offices, PageTime time) : OfficePage
{
    private const int Most = 100;
    public static readonly IReadOnlyDictionary<string, string> States = new Dictionary<string, string>
    {
        [NoticeSender.Ready] = "Menunggu dikirim",
        [NoticeSender.Sent] = "Terkirim",
        [NoticeSender.Failed] = "Gagal",
        [NoticeSender.ToPrint] = "Sampaikan di loket",
        [NoticeSender.Delivered] = "Disampaikan",
    };
    public static readonly IReadOnlyDictionary<string, string> Channels = new Dictionary<string, string>
    {
        [NoticeChannels.InApp] = "Aplikasi",
        [NoticeChannels.Email] = "E-mail",
        [NoticeChannels.WhatsApp] = "WhatsApp",
        [NoticeChannels.Sms] = "SMS",
        [NoticeChannels.Paper] = "Kertas/telepon",
    };

    [BindProperty(SupportsGet = true)]
    public string? Keadaan { get; set; }
    public IReadOnlyList<NoticeRow> Mine { get; private set; } = [];
    public IReadOnlyList<NoticeRow> Sent { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Keadaan is not null && !States.ContainsKey(Keadaan))
            Keadaan = null;
        var (region, state) = (Me.Region, Keadaan);
        var roles = offices.Find(region) is { } office ? office.Organisation.RolesOf(Me, office.DateOf(time.Now)) : [];
        Mine = await db
            .Notices.AsNoTracking()
            .Where(n => n.Region == region && roles.Contains(n.Addressee))
            .OrderByDescending(n => n.CreatedAt)
            .ThenBy(n => n.Id)
            .Take(30)
            .ToListAsync(ct);
        Sent = await db
            .Notices.AsNoTracking()
            .Where(n =>
                n.Region == region
                && n.State != null
                && !n.Addressee.StartsWith(NoticeWriter.Account)
                && (state == null || n.State == state)
            )
            .OrderByDescending(n => n.CreatedAt)
            .ThenBy(n => n.Id)
            .Take(Most)
            .ToListAsync(ct);
    }

    public Task<IActionResult> OnPostSerahkanAsync(string? id, CancellationToken ct) =>
        ChangeAsync(id, NoticeSender.ToPrint, NoticeSender.Delivered, "Dicatat sudah disampaikan.", ct);

    public Task<IActionResult> OnPostUlangiAsync(string? id, CancellationToken ct) =>
        ChangeAsync(id, NoticeSender.Failed, NoticeSender.Ready, "Dikirim ulang.", ct);

    private async Task<IActionResult> ChangeAsync(string? id, string from, string to, string said, CancellationToken ct)
    {
        var (region, now) = (Me.Region, time.Now);
        DateTimeOffset? sent = to == NoticeSender.Delivered ? now : null;
        var changed = await db
            .Notices.Where(n => n.Id == id && n.Region == region && n.State == from)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(n => n.State, to)
                        .SetProperty(n => n.SentAt, sent)
                        .SetProperty(n => n.ReadyAt, now)
                        .SetProperty(n => n.Attempts, 0),
                ct
            );
        if (changed == 1)
            Tell(said);
        return Redirect("/pemberitahuan" + (Keadaan is null ? "" : "?keadaan=" + Uri.EscapeDataString(Keadaan)));
    }

    public static string LinkTo(NoticeRow notice) =>
        (notice.CaseId!.StartsWith("b-", StringComparison.Ordinal) ? "/batch/" : "/berkas/") + notice.CaseId;

    public static string Tone(string state) =>
        state switch
        {
            NoticeSender.Sent or NoticeSender.Delivered => "ok",
            NoticeSender.Failed => "bad",
            _ => "warn",
        };
}
