using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Data.Work;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Errands;
using Jkn.Workflows.Domain.Participants;
using Jkn.Workflows.Domain.Retention;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Berkas;

/// <summary>
/// One case: where it stands, what may be done and why not otherwise, people, papers, letters, the picture of its procedure, its history.
/// </summary>
internal sealed class KasusModel(
    CaseAccess access,
    CaseReading reading,
    FileStore files,
    People people,
    LetterReading letterReading,
    Drafts drafts,
    PageTime time
) : OfficePage
{
    /// <summary>Column of the book of cards that names the scan of the collector's signature.</summary>
    public const string CollectorScan = "pindaian";

    public CaseState Case { get; private set; } = CaseState.Empty;
    public CaseScreen Shown { get; private set; } = null!;
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
        : $"Tidak ada tugas terbuka: peserta ada di batch {entry.BatchNo}, "
            + $"yang dikunci paling lambat {time.Stamp(entry.LockAt)} dan diserahkan ke BPJS paling lambat {time.Stamp(entry.DeliverBy)}.";
    public string Number => Case.CaseNo ?? "Belum bernomor";

    /// <summary>A case by its number; an errand, which has none, by what it is.</summary>
    public string Heading =>
        Case.Kind == CaseKind.Errand
            ? Urusan.IndexModel.NameOf(Shown.Office, Case.Sop, Case.Facts.GetValueOrDefault(Errand.PeriodFact))
            : "Berkas " + Number;
    public string? BatchHref => Case.Facts.GetValueOrDefault(Errand.BatchFact) is { } batch ? $"/batch/{batch}" : null;
    public string OpenedText => time.Stamp(Case.ReceivedAt);
    public bool MayCancel => Case.IsOpen && Me.HasAny(Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead);
    public bool MayHold => Me.HasAny([.. ArchiveHold.MaySet]);
    public bool MayRetry => Me.HasAny(Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead);

    public string NameOf(string id) => people.NameOf(id);

    /// <summary>A document as the region's checklists name it.</summary>
    public string LabelOf(string code) => Shown.Labels.GetValueOrDefault(code) ?? Words.Spell(code);

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
        await reading.RecordAsync(Case, Me, "identity", keperluan!, ct);
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
        await reading.RecordAsync(Case, Me, $"file/{file.Id}", keperluan!, ct);
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

    private async Task<bool> LoadAsync(string caseId, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { } state || await reading.ReadAsync(state, Me, ct) is not { } shown)
            return false;
        (Case, Shown) = (state, shown);
        return true;
    }
}
