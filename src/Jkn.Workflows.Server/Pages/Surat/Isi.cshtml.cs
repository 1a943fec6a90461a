using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Accounts;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Letters;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Letters;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Http;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Surat;

/// <summary>
/// One letter of a case or batch: where it stands, its file for a purpose, and what may be done about it (print again, ink, scan, revoke).
/// </summary>
[RequestSizeLimit(32 * 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = 32 * 1024 * 1024, MemoryBufferThreshold = int.MaxValue)]
internal sealed class IsiModel(
    CaseAccess access,
    Offices offices,
    LetterPreviews previews,
    LetterScans scans,
    ProofForms proofs,
    People people,
    DataGate gate,
    PageTime time
) : OfficePage
{
    private Office? office;

    public CaseState Case { get; private set; } = CaseState.Empty;
    public Letter Letter { get; private set; } = null!;
    public Interruption? Question { get; private set; }
    public string CaseHref => Case.Kind == CaseKind.Batch ? $"/batch/{Case.Id}" : $"/berkas/{Case.Id}";
    public bool IsWetNow => Letter.State == LetterState.MenungguTandaTangan && (Letter.IsWet || Mode == SignatureMode.Basah);

    /// <summary>What confirming the scan asks; null for whoever may not confirm it.</summary>
    public ProofForm? Proof { get; private set; }
    public bool MayMend => Me.HasAny(Roles.BackOffice, Roles.SectionHead, Roles.DivisionHead);
    public bool MayChooseWet =>
        Letter is { IsWet: false, Signature: null, State: LetterState.MenungguTandaTangan } && Mode != SignatureMode.Basah;
    public bool MayRevoke => Letter is { Signature: not null, State: not LetterState.Dicabut } && Me.Has(Roles.AgencyHead);
    public bool MayAppoint => Letter.Signature is null && Me.Has(Roles.AgencyHead);
    private SignatureMode? Mode => office?.Region.Settings.SignatureMode.Value;

    public async Task<IActionResult> OnGetAsync(string caseId, string key, CancellationToken ct) =>
        await LoadAsync(caseId, key, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBukaAsync(string caseId, string key, string? keperluan, string? basah, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        var wet = basah == "ya" && IsWetNow;
        var what = $"letter/{key}/{(wet ? "print" : "pdf")}";
        if (await gate.OpenAsync(Case, Me, DataClasses.Letters, what, keperluan, ct, "keperluan") is { } closed)
            return Refuses(closed) && HttpMapping.StatusOf(closed) == StatusCodes.Status403Forbidden ? Forbid() : Again();
        try
        {
            var (content, mediaType) = wet
                ? (await previews.PrintAsync(office!, Case, Letter, ct), LetterPreviews.Pdf)
                : await previews.ReadAsync(office!, Case, Letter, ct);
            return File(content, mediaType, key + Uploads.ExtensionOf(mediaType));
        }
        catch (TypesetException e)
        {
            ModelState.AddModelError("", $"Surat belum dapat dicetak: {e.Message}");
            return Again(StatusCodes.Status503ServiceUnavailable);
        }
    }

    public async Task<IActionResult> OnPostUlangiAsync(string caseId, string key, CancellationToken ct) =>
        await LoadAsync(caseId, key, ct) ? await GiveAsync(new RetryLetter(key), "Surat dicetak lagi.", ct) : NotFound();

    public async Task<IActionResult> OnPostBasahAsync(string caseId, string key, string? alasanBasah, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        if (Refuses(new Checks().Text("alasanBasah", alasanBasah, 500).Rejection))
            return Again();
        if (
            Ask(
                "Basah",
                "Alihkan ke tanda tangan basah?",
                "Surat ini dicetak dan ditandatangani dengan pena; pengalihan tidak dapat dibatalkan.",
                "Alihkan ke tanda tangan basah"
            )
        )
            return Page();
        return await GiveAsync(
            new ChooseWetInk(key, alasanBasah!.Trim()),
            "Surat dialihkan ke tanda tangan basah.",
            ct,
            ("alasanBasah", "reason")
        );
    }

    public async Task<IActionResult> OnPostCabutAsync(string caseId, string key, string? alasan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        if (Refuses(new Checks().Text("alasan", alasan, 500).Rejection))
            return Again();
        if (
            Ask(
                "Cabut",
                $"Cabut surat {Letter.Number}?",
                "Siapa pun yang memeriksa surat ini sesudahnya melihat \"Dicabut\". Pencabutan tidak dapat dibatalkan.",
                "Cabut surat"
            )
        )
            return Page();
        return await GiveAsync(new RevokeLetter(key, alasan!.Trim()), "Surat dicabut.", ct, ("alasan", "reason"));
    }

    public async Task<IActionResult> OnPostPindaianAsync(string caseId, string key, IFormFile? pindaian, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        if (pindaian is not { Length: > 0 })
        {
            ModelState.AddModelError("pindaian", "Pilih pindaian surat yang sudah ditandatangani.");
            return Again();
        }
        await using var content = pindaian.OpenReadStream();
        if (Refuses(await scans.RecordAsync(Case, Letter, content, Me, ct), ("pindaian", "body")))
            return Again();
        Tell("Pindaian disimpan; menunggu konfirmasi pejabat yang menandatangani.");
        return Redirect(CaseHref);
    }

    public async Task<IActionResult> OnPostKonfirmasiAsync(string caseId, string key, string? sidik, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        if (ProofForm.AsksSample(Request.Form))
            return proofs.Filled(Page(), ModelState, await proofs.SampleAsync(Me, ct));
        using var shown = ProofForm.Read(Request.Form);
        if (Refuses(await scans.ConfirmAsync(Case, Letter, sidik, shown, Me, ct), (ProofForm.Code, "proof")))
            return Again();
        Tell($"Surat {Letter.Title} ditandatangani basah dan dikonfirmasi.");
        return Redirect(CaseHref);
    }

    public async Task<IActionResult> OnPostTolakPindaianAsync(string caseId, string key, string? alasanPindaian, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, key, ct))
            return NotFound();
        if (Refuses(new Checks().Text("alasanPindaian", alasanPindaian, 500).Rejection))
            return Again();
        if (Refuses(await scans.RefuseAsync(Case, Letter, alasanPindaian!.Trim(), Me, ct), ("alasanPindaian", "reason")))
            return Again();
        Tell("Pindaian dikembalikan kepada Back Office.");
        return Redirect(Request.Path!);
    }

    private bool Ask(string handler, string title, string text, string confirm)
    {
        if (Interruption.IsConfirmed(Request))
            return false;
        Question = new(title, text, confirm, Request.Path!, Interruption.FieldsOf(Request), $"{Request.Path}?handler={handler}");
        return true;
    }

    private async Task<IActionResult> GiveAsync(Command command, string said, CancellationToken ct, params (string, string)[] names)
    {
        var answer = await access.GiveAsync(Case.Id, Me, command, ct);
        if (IsMissing(answer.Rejection))
            return NotFound();
        if (Refuses(answer.Rejection, names))
            return Again();
        Tell(said);
        return Redirect(Request.Path!);
    }

    private async Task<bool> LoadAsync(string caseId, string key, CancellationToken ct)
    {
        if (await access.FindAsync(caseId, Me, ct) is not { } state || state.Letters.GetValueOrDefault(key) is not { } letter)
            return false;
        (Case, Letter, office) = (state, letter, offices.Find(state.Region));
        await people.LoadAsync(letter.Parafs.Select(p => (string?)p.By).Append(letter.Signature?.By), ct);
        if (letter.Scan is not null && office is not null && MaySign(state, letter))
            Proof = await proofs.OfAsync(new AskedProofs(Own: true, Secret: false), Me, ct);
        return office is not null;
    }

    private bool MaySign(CaseState state, Letter letter) =>
        state.WorkItems.Values.FirstOrDefault(w => w.Letter == letter.Key && w.Act == Acts.Sign) is { } item
        && office!.Organisation.CapacityOf(Me, item.Role, office.DateOf(time.Now)) is not null;

    public string NameOf(LetterMark mark) => Words.Capacity(mark.Capacity, people.NameOf(mark.By));

    public string StampOf(DateTimeOffset at) => time.Stamp(at, Case.Region);

    public string DateOf(DateTimeOffset at) => time.Date(at, Case.Region);
}
