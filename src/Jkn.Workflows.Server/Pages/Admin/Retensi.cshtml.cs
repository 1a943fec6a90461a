using System.Text.Json;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Retention;
using Jkn.Workflows.Application.Settings;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Admin;

/// <summary>
/// Archives that are over their time, the proposal that stands, and acts of the past. Numbers and dates: administrators may read it too.
/// </summary>
internal sealed class RetensiModel(
    RetentionDesk desk,
    AuditRetention looks,
    SettingDesk settings,
    Offices offices,
    People people,
    Folders folders,
    TypstRenderer renderer,
    PageTime time
) : OfficePage
{
    public Office? Office { get; private set; }
    public DueList Due { get; private set; } = new([], 0);
    public IReadOnlyList<DestructionRow> All { get; private set; } = [];
    public DestructionFile? Standing { get; private set; }
    public IReadOnlySet<string> Held { get; private set; } = new HashSet<string>();

    /// <summary>Records of who looked at whose data that are past their years, and approvals of the past.</summary>
    public PastRetention? Looks { get; private set; }
    public IReadOnlyList<(DateTimeOffset At, string By, DayDestruction Act)> LooksGone { get; private set; } = [];
    public Interruption? Question { get; private set; }
    public bool IsHead => Policies.Admits(Policies.Legaliser, User);
    public bool MayPropose => DestructionRules.Propose(Me) is null;
    public bool MayOpenCases => Policies.Admits(Policies.Officer, User);
    public Rejection? WhyNotApprove => Standing is { } s ? DestructionRules.Approve(Me, s.Row.State, s.Row.ProposedBy) : null;
    public bool MayRefuse => Standing is { } s && DestructionRules.Refuse(Me, s.Row.State, s.Row.ProposedBy) is null;

    public string NameOf(string? id) => people.NameOf(id);

    public string Day(DateTimeOffset at) => time.Date(at, Me.Region);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnGetCetakAsync(string? id, CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office || await desk.FindAsync(Me.Region, id ?? "", ct) is not { } file)
            return NotFound();
        await people.LoadAsync([file.Row.ProposedBy, file.Row.DecidedBy], ct);
        try
        {
            return File(
                (await renderer.RenderAsync(DestructionPrint.Job(office, file, people.NameOf, folders.Workflows), ct)).Pdf,
                "application/pdf",
                "berita-acara-pemusnahan.pdf"
            );
        }
        catch (TypesetException e)
        {
            await LoadAsync(ct);
            ModelState.AddModelError("", e.Rejection.Message);
            return Again(StatusCodes.Status503ServiceUnavailable);
        }
    }

    [Asks(Policies.Archive)]
    public async Task<IActionResult> OnPostUsulkanAsync(string? usulan, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Office is null)
            return NotFound();
        // The id comes with the form: sent twice, it is one proposal.
        if (!Guid.TryParseExact(usulan, "N", out var id))
            id = Guid.CreateVersion7(time.Now);
        return Done(await desk.ProposeAsync(id.ToString("n"), Office, Me, ct), "Usulan pemusnahan dicatat. Kepala Dinas memutuskannya.");
    }

    [Asks(Policies.Archive)]
    public async Task<IActionResult> OnPostSetujuiAsync(string? id, string? nomor, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Office is null)
            return NotFound();
        if (Refuses(new Checks().Text("nomor", nomor, 100).Rejection))
            return Again();
        if (DestructionRules.Approve(Me, Standing?.Row.State ?? "", Standing?.Row.ProposedBy ?? "") is { } no)
            return Done(no, "");
        if (!Interruption.IsConfirmed(Request))
        {
            var going = Standing!.Lines.Where(l => !Held.Contains(l.CaseId)).ToLookup(l => l.Kind == HealthPapers.Kind);
            var (whole, papers) = (going[false].Count(), going[true].Count());
            string?[] what =
            [
                whole > 0 || papers == 0 ? $"data {whole} berkas" : null,
                papers > 0 ? $"surat kesehatan pada {papers} berkas" : null,
            ];
            Question = new(
                $"Musnahkan {string.Join(" dan ", what.OfType<string>())}?",
                (
                    whole > 0
                        ? "Data pribadi, dokumen, dan isi surat tidak dapat dibaca lagi oleh siapa pun dan tidak dapat dikembalikan. "
                            + "Nomor dan tanggal pada buku register tetap. "
                        : ""
                ) + (papers > 0 ? "Pindaian surat kesehatan dihapus untuk selamanya; isi berkasnya yang lain tetap." : ""),
                "Setujui dan musnahkan",
                "/retensi",
                Interruption.FieldsOf(Request),
                "/retensi?handler=Setujui"
            );
            return Page();
        }
        return Done(await desk.ApproveAsync(Office, Me, id ?? "", nomor!.Trim(), ct), "Pemusnahan disetujui dan sedang dilaksanakan.");
    }

    /// <summary>
    /// The head approves that old records of reading go, with the number of the record; asked twice, for they do not come back.
    /// </summary>
    [Asks(Policies.Legaliser)]
    public async Task<IActionResult> OnPostJejakAsync(string? nomorJejak, string? sampai, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Office is null)
            return NotFound();
        if (Refuses(new Checks().Text("nomorJejak", nomorJejak, 100).Rejection))
            return Again();
        if (Looks is not { } over || over.Until != sampai)
        {
            ModelState.AddModelError("nomorJejak", "Usulan ini sudah berubah. Baca lagi, lalu putuskan.");
            return Again();
        }
        if (!Interruption.IsConfirmed(Request))
        {
            Question = new(
                $"Musnahkan {over.Count} catatan pembukaan data?",
                $"Siapa membuka data siapa dan untuk apa, sampai {PageTime.Date(over.Until)}, hilang untuk selamanya. Yang tinggal: "
                    + "jumlahnya, tanggal terakhirnya, dan berita acara ini.",
                "Musnahkan",
                "/retensi",
                Interruption.FieldsOf(Request),
                "/retensi?handler=Jejak"
            );
            return Page();
        }
        var approval = looks.Approval(Office, over, nomorJejak!.Trim());
        if (Refuses((await settings.SaveAsync(Me, AuditRetention.Setting, over.Until, approval, ct))))
            return Again();
        Tell($"{await looks.RunAsync(ct)} catatan pembukaan data dimusnahkan.");
        return Redirect("/retensi");
    }

    [Asks(Policies.Archive)]
    public async Task<IActionResult> OnPostTolakAsync(string? id, string? alasan, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Office is null)
            return NotFound();
        if (Refuses(new Checks().Text("alasan", alasan, ArchiveHold.LongestReason).Rejection))
            return Again();
        return Done(await desk.RefuseAsync(Office, Me, id ?? "", alasan!.Trim(), ct), "Usulan ditutup; tidak ada yang dimusnahkan.");
    }

    private IActionResult Done(Rejection? refusal, string said)
    {
        if (Refuses(refusal))
            return Again();
        Tell(said);
        return Redirect("/retensi");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        Office = office;
        Due = await desk.DueAsync(office, ct);
        All = await desk.AllAsync(Me.Region, ct);
        if (All.FirstOrDefault(d => d.Standing == true) is { } row && await desk.FindAsync(Me.Region, row.Id, ct) is { } file)
            (Standing, Held) = (file, await desk.HeldAsync(file, ct));
        Looks = await looks.ProposedAsync(office, ct);
        LooksGone =
        [
            .. (await settings.ChangesAsync(Me.Region, [AuditRetention.Setting], ct)).Select(c =>
                (c.At, c.Actor, JsonSerializer.Deserialize<DayDestruction>(c.After)!)
            ),
        ];
        await people.LoadAsync(All.SelectMany(d => new[] { d.ProposedBy, d.DecidedBy }).Concat(LooksGone.Select(l => (string?)l.By)), ct);
    }
}
