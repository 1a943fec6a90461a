using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Commands;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Server.Http;
using Jkn.Workflows.Server.Pages.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>
/// One case: where it stands, what may be done and why not otherwise, people, papers, letters, the picture of its procedure, its history.
/// </summary>
internal sealed class KasusModel(
    CaseAccess access,
    CaseReader reader,
    Offices offices,
    FileStore files,
    People people,
    LetterReading letterReading,
    Drafts drafts,
    PageTime time,
    AppDb db
) : OfficePage
{
    internal sealed record Line(DateTimeOffset At, string Who, IReadOnlyList<string> What);

    internal sealed record Now(WorkItem Item, DueView Due, string Href, string? WhyNot, string Holder);

    /// <summary>Column of the book of cards that names the scan of the collector's signature.</summary>
    public const string CollectorScan = "pindaian";

    public CaseState Case { get; private set; } = CaseState.Empty;
    public IReadOnlyList<Now> Tasks { get; private set; } = [];
    public IReadOnlyList<Line> History { get; private set; } = [];
    public IReadOnlyList<EndedClock> Ended { get; private set; } = [];
    public IReadOnlyList<NoticeRow> Told { get; private set; } = [];
    public string Picture { get; private set; } = "";

    /// <summary>The version in force, when an open case runs on an older one.</summary>
    public int? Newer { get; private set; }
    public IReadOnlyList<(string Label, string? Value)[]> Unmasked { get; private set; } = [];
    public LetterText? Letter { get; private set; }
    public Interruption? Question { get; private set; }
    public string? Promise => PromiseWords.Of(Case, time);

    /// <summary>What an open case without a task waits for.</summary>
    public string WaitsFor =>
        Case.BatchEntries.Values.Where(e => e is { Withdrawn: false, Outcome: null }).OrderBy(e => e.DeliverBy).LastOrDefault()
            is not { } entry
            ? "Tidak ada tugas terbuka: berkas menunggu sistem."
        : Case.Status == CaseStatus.Sent ? $"Tidak ada tugas terbuka: menunggu hasil BPJS untuk batch {entry.BatchNo}."
        : $"Tidak ada tugas terbuka: peserta ada di batch {entry.BatchNo}, yang dikunci paling lambat {time.Stamp(entry.LockAt)} dan diserahkan ke BPJS paling lambat {time.Stamp(entry.DeliverBy)}.";
    public string Number => Case.CaseNo ?? "Belum bernomor";
    public bool MayCancel => Case.IsOpen && Me.HasAny(Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead);
    public bool MayHold => Me.HasAny([.. ArchiveHold.MaySet]);
    public bool MayRetry => Me.HasAny(Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead);

    public string NameOf(string id) => people.NameOf(id);

    /// <summary>A document as the region's checklists name it.</summary>
    public string LabelOf(string code) => labels.GetValueOrDefault(code) ?? Words.Spell(code);

    private Dictionary<string, string> labels = [];

    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        if (Case.Kind == CaseKind.Batch)
            return Redirect($"/batch/{caseId}");
        if (Case.Kind == CaseKind.Complaint)
            return Redirect($"/pengaduan/{caseId}");
        await RestoreAsync(drafts, Request.Path!, ct);
        return Page();
    }

    /// <summary>Shows identity numbers; who asked and why is recorded.</summary>
    public async Task<IActionResult> OnPostBukaAsync(string caseId, string? keperluan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        if (!Purpose(keperluan, "keperluan-identitas"))
            return Again();
        await RecordAsync("identity", keperluan!, ct);
        Unmasked =
        [
            .. Case.Participants.Values.Select(p =>
                new (string, string?)[]
                {
                    ("Nama", p.Nama),
                    ("NIK", p.Nik),
                    ("Nomor KK", p.NoKk),
                    ("Tempat, tanggal lahir", $"{p.TempatLahir}, {PageTime.Date(p.TanggalLahir)}"),
                    ("Alamat", p.Alamat),
                    ("Nomor HP", p.NoHp),
                }
            ),
        ];
        return Page();
    }

    public async Task<IActionResult> OnPostUnduhAsync(string caseId, string? fileId, string? keperluan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        if (!Purpose(keperluan, "keperluan-dokumen"))
            return Again();
        if (CaseViews.DestroyedPaper(Case, fileId) is { } gone)
        {
            ModelState.AddModelError("", gone);
            return Again(StatusCodes.Status410Gone);
        }
        if (await files.ReadAsync(fileId ?? "", ct) is not { } file || file.CaseId != caseId)
            return NotFound();
        await RecordAsync($"file/{file.Id}", keperluan!, ct);
        return File(file.Content, file.MediaType, file.Name + Uploads.ExtensionOf(file.MediaType));
    }

    public async Task<IActionResult> OnPostSuratAsync(string caseId, string? surat, string? keperluan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        if (!Purpose(keperluan, "keperluan-surat"))
            return Again();
        Letter = await letterReading.ReadAsync(Case, surat ?? "", Me, keperluan!, ct);
        return Letter is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostCatatanAsync(string caseId, string? isi, CancellationToken ct)
    {
        var answer = await access.GiveAsync(caseId, Me, new AddNote(isi?.Trim() ?? ""), ct);
        if (answer.Rejection is null)
            await drafts.DropAsync(Me.Id, Request.Path!, ct);
        return await DoneAsync(caseId, answer.Rejection, "Catatan disimpan.", ct);
    }

    public async Task<IActionResult> OnPostUlangiAsync(string caseId, string? gangguan, CancellationToken ct)
    {
        var answer = await access.GiveAsync(caseId, Me, new RetryIncident(gangguan ?? ""), ct);
        return await DoneAsync(caseId, answer.Rejection, "Langkah yang terganggu diulang.", ct);
    }

    public async Task<IActionResult> OnPostBatalkanAsync(string caseId, string? alasan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        if (string.IsNullOrWhiteSpace(alasan) || alasan.Length > 500)
            ModelState.AddModelError("alasan", "Alasan wajib diisi, paling banyak 500 karakter.");
        if (!ModelState.IsValid)
            return Again();
        if (!Interruption.IsConfirmed(Request))
        {
            Question = new(
                $"Batalkan berkas {Number}?",
                "Berkas yang dibatalkan tidak dapat dibuka lagi. Surat yang belum ditandatangani ikut batal.",
                "Batalkan berkas",
                $"/berkas/{caseId}",
                Interruption.FieldsOf(Request),
                $"/berkas/{caseId}?handler=Batalkan"
            );
            return Page();
        }
        var answer = await access.GiveAsync(caseId, Me, new CancelCase(alasan!.Trim()), ct);
        return await DoneAsync(caseId, answer.Rejection, "Berkas dibatalkan.", ct);
    }

    public async Task<IActionResult> OnPostArsipAsync(string caseId, string? alasanArsip, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        var (held, reason) = (Case.Hold is not null, alasanArsip?.Trim() ?? "");
        var answer = await access.GiveAsync(caseId, Me, held ? new LiftArchiveHold(reason) : new HoldArchive(reason), ct);
        return await DoneAsync(
            caseId,
            answer.Rejection,
            held ? "Penahanan arsip dilepas." : "Berkas ditahan sebagai arsip.",
            ct,
            reason: "alasanArsip"
        );
    }

    private async Task<IActionResult> DoneAsync(
        string caseId,
        Rejection? refusal,
        string said,
        CancellationToken ct,
        string reason = "alasan"
    )
    {
        if (IsMissing(refusal) || !await LoadAsync(caseId, ct))
            return NotFound();
        if (Refuses(refusal, (reason, "reason"), ("isi", "text")))
            return Again();
        Tell(said);
        return Redirect($"/berkas/{caseId}");
    }

    private bool Purpose(string? purpose, string input)
    {
        if (!string.IsNullOrWhiteSpace(purpose) && purpose.Length <= 200)
            return true;
        ModelState.AddModelError(input, "Tulis keperluannya, paling banyak 200 karakter. Keperluan ini dicatat.");
        return false;
    }

    private async Task RecordAsync(string what, string purpose, CancellationToken ct)
    {
        await db.RecordReadAsync(time.Now, Me.Id, Case.Region, Case.Id, what, purpose, ct);
    }

    private async Task<bool> LoadAsync(string caseId, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { } state || offices.Find(state.Region) is not { } office)
            return false;
        Case = state;
        labels = office.Region.Checklists.SelectMany(l => l.Items).DistinctBy(i => i.Code).ToDictionary(i => i.Code, i => i.Label);
        var history = await reader.HistoryAsync(caseId, ct);
        await people.LoadAsync(
            history
                .Select(h => (string?)h.Stamp.By)
                .Concat(history.Select(h => h.Stamp.ActingFor))
                .Concat(state.Notes.Select(n => (string?)n.By))
                .Concat(state.WorkItems.Values.Select(w => w.AssignedTo)),
            ct
        );
        var today = office.DateOf(time.Now);
        Tasks =
        [
            .. state
                .WorkItems.Values.OrderBy(w => w.OpenedAt)
                .ThenBy(w => w.Id, StringComparer.Ordinal)
                .Select(w => TaskOf(state, office, w, today)),
        ];
        var tasks = HistoryWords.TasksOf(history.SelectMany(h => h.Events));
        History =
        [
            .. history
                .Reverse()
                .Select(h => new Line(
                    h.Stamp.At,
                    Words.Capacity(h.Stamp.Capacity, people.NameOf(h.Stamp.By)),
                    [.. h.Events.Select(e => HistoryWords.Of(e, state, tasks)).OfType<string>()]
                ))
                .Where(l => l.What.Count > 0),
        ];
        Ended = EndedClocks.Of(state, history);
        Told = await db
            .Notices.AsNoTracking()
            .Where(n => n.CaseId == caseId && n.State != null)
            .OrderByDescending(n => n.CreatedAt)
            .Take(20)
            .ToListAsync(ct);
        if (office.Sops.ById(state.DefinitionId) is not { } version)
            return true;
        if (state.IsOpen)
            Newer = office
                .Sops.All.FirstOrDefault(v =>
                    v.State == Domain.Sops.SopState.Efektif
                    && v.Definition.DefinitionId == version.Definition.DefinitionId
                    && v.Version > version.Version
                )
                ?.Version;
        Picture = new FlowPicture(version.Definition).Draw(
            $"Alur {version.Name} versi {version.Version}",
            CasePicture.Marks(state, version.Definition, history, people.NameOf, at => time.Short(at))
        );
        return true;
    }

    private Now TaskOf(CaseState state, Office office, WorkItem item, string today)
    {
        var view = CaseViews.Of(state, item);
        var mine = office.Organisation.CapacityOf(Me, item.Role, today) is not null;
        var holder =
            item.AssignedTo is { } id ? people.NameOf(id)
            : office.Organisation.ActiveDelegation(item.Role, today) is { } standIn ? $"{standIn.Kind} {RoleNames.Of(item.Role)}"
            : RoleNames.Of(item.Role);
        var why =
            !mine ? $"untuk {RoleNames.Of(item.Role)}"
            : item.AssignedTo is { } other && other != Me.Id ? $"dipegang {people.NameOf(other)}"
            : null;
        return new(
            item,
            DueView.Of(view.DueAt, view.Overdue, time, view.DueWhy),
            $"/tugas/{state.Id}/{Uri.EscapeDataString(ItemIds.ToUrl(item.Id))}",
            why,
            holder
        );
    }
}
