using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Data;
using Jkn.Workflows.Documents.Printing;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Sops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>One version of a procedure: what is wrong with it, what can be done with it now, what happened to it.</summary>
internal sealed class VersiModel(Offices offices, DefinitionLists lists, SopChecks checks, IDbContextFactory<AppDb> databases)
    : VersionPage(offices, lists, checks, databases)
{
    public async Task<IActionResult> OnGetAsync(string definitionId, int? versi, CancellationToken ct) =>
        await LoadAsync(definitionId, versi, ct) ? Page() : NotFound();

    public Task<IActionResult> OnPostAjukanAsync(
        string definitionId,
        int versi,
        string? nama,
        [FromServices] SopDesk desk,
        CancellationToken ct
    ) =>
        ActAsync(
            definitionId,
            versi,
            () => desk.SubmitAsync(Version.Id, Me, nama, ct),
            "Versi ini diajukan. Isinya dibekukan; perubahan berikutnya menjadi draf baru.",
            ct,
            ("nama", "acknowledge")
        );

    public Task<IActionResult> OnPostTarikAsync(
        string definitionId,
        int versi,
        string? alasan,
        [FromServices] SopDesk desk,
        CancellationToken ct
    ) =>
        string.IsNullOrWhiteSpace(alasan)
            ? MissingAsync(definitionId, versi, "alasan", "Isi alasannya.", ct)
            : ActAsync(definitionId, versi, () => desk.WithdrawAsync(Version.Id, Me, alasan, ct), "Versi ini kembali menjadi draf.", ct);

    public Task<IActionResult> OnPostSahkanAsync(
        string definitionId,
        int versi,
        string? sidik,
        string? nomor,
        string? tanggal,
        [FromServices] SopDesk desk,
        CancellationToken ct
    ) =>
        string.IsNullOrWhiteSpace(nomor)
            ? MissingAsync(definitionId, versi, "nomor", "Isi nomor keputusan.", ct)
            : ActAsync(
                definitionId,
                versi,
                () => desk.LegaliseAsync(Version.Id, Me, sidik ?? "", nomor.Trim(), tanggal ?? "", ct),
                "Versi ini disahkan.",
                ct,
                ("tanggal", "decreeDate"),
                ("sidik", "hash")
            );

    public Task<IActionResult> OnPostBerlakuAsync(
        string definitionId,
        int versi,
        string? mulai,
        bool ditetapkan,
        string? penetap,
        string? tanggalTetap,
        [FromServices] SopDesk desk,
        CancellationToken ct
    ) =>
        ActAsync(
            definitionId,
            versi,
            () =>
                desk.TakeEffectAsync(
                    Version.Id,
                    Me,
                    mulai ?? "",
                    ditetapkan ? new SopConfirmation(SopLife.Statement, penetap ?? "", tanggalTetap ?? "") : null,
                    ct
                ),
            "Versi ini berlaku mulai tanggal itu. Berkas yang sudah berjalan tetap memakai versinya.",
            ct,
            ("mulai", "effectiveFrom"),
            ("mulai", "from"),
            ("penetap", "confirmation")
        );

    public Task<IActionResult> OnPostCabutAsync(
        string definitionId,
        int versi,
        string? hariTerakhir,
        string? alasan,
        [FromServices] SopDesk desk,
        CancellationToken ct
    ) =>
        string.IsNullOrWhiteSpace(alasan)
            ? MissingAsync(definitionId, versi, "alasan", "Isi alasannya.", ct)
            : ActAsync(
                definitionId,
                versi,
                () => desk.RevokeAsync(Version.Id, Me, hariTerakhir ?? "", alasan, ct),
                "Versi ini dicabut.",
                ct,
                ("hariTerakhir", "lastDay")
            );

    public Task<IActionResult> OnPostPulihkanAsync(
        string definitionId,
        int versi,
        long baris,
        int revisi,
        [FromServices] SopDrafts drafts,
        CancellationToken ct
    ) =>
        ActAsync(
            definitionId,
            versi,
            async () => Me.Has(Roles.Admin) ? (await drafts.UndoAsync(Me, Version.Id, baris, revisi, ct)).Refusal : NotYours,
            "Draf dipulihkan.",
            ct
        );

    public async Task<IActionResult> OnPostHapusAsync(string definitionId, int versi, [FromServices] SopDrafts drafts, CancellationToken ct)
    {
        if (!await LoadAsync(definitionId, versi, ct))
            return NotFound();
        if ((Me.Has(Roles.Admin) ? await drafts.DeleteAsync(Me, Version.Id, ct) : NotYours) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            return Again();
        }
        Tell("Draf dihapus; riwayatnya tetap tersimpan.");
        return Redirect("/sop");
    }

    public Task<IActionResult> OnPostSalinAsync(string definitionId, int versi, [FromServices] SopDrafts drafts, CancellationToken ct) =>
        ActAsync(
            definitionId,
            versi,
            async () => Me.Has(Roles.Admin) ? (await drafts.RevertAsync(Me, definitionId, versi, ct)).Refusal : NotYours,
            "Isinya disalin menjadi draf terbaru.",
            ct
        );

    /// <summary>Drafts of the procedures that use this sub-workflow, using this version of it.</summary>
    public Task<IActionResult> OnPostPakaiAsync(
        string definitionId,
        int versi,
        [FromServices] SopPartUpdate update,
        CancellationToken ct
    ) =>
        ActAsync(
            definitionId,
            versi,
            async () => Me.Has(Roles.Admin) ? await update.UseAsync(Me, Version, Office, ct) : NotYours,
            "Draf SOP pemakai dibuat; ajukan dan sahkan seperti biasa.",
            ct
        );

    public async Task<IActionResult> OnGetCetakAsync(
        string definitionId,
        int? versi,
        string? bentuk,
        [FromServices] SopPrints prints,
        CancellationToken ct
    )
    {
        if (!await LoadAsync(definitionId, versi, ct))
            return NotFound();
        if (bentuk is null && await prints.FindAsync(Version.Id, ct) is { } kept)
            return File(kept.Content, "application/pdf", kept.FileName);
        try
        {
            return File(
                await prints.NowAsync(
                    Version,
                    Office,
                    bentuk is not null && SopPrint.FormsOf(Version).Contains(bentuk) ? bentuk : "sop",
                    ct
                ),
                "application/pdf",
                $"{bentuk ?? "sop"} {definitionId} v{Version.Version}.pdf"
            );
        }
        catch (TypesetException e)
        {
            ModelState.AddModelError("", $"Tidak dapat mencetak: {e.Message}");
            return Again();
        }
    }

    public async Task<IActionResult> OnGetEksporAsync(string definitionId, int? versi, CancellationToken ct) =>
        await LoadAsync(definitionId, versi, ct)
            ? File(SopFile.Write(Row, Version.Sheet), "application/json", $"{Version.Id.Replace(':', '-')}.json")
            : NotFound();

    private static readonly Rejection NotYours = new("sop-act-not-yours", "Hanya admin SOP yang boleh mengubah SOP.");

    private async Task<IActionResult> ActAsync(
        string definitionId,
        int versi,
        Func<Task<Rejection?>> act,
        string told,
        CancellationToken ct,
        params (string Input, string Field)[] names
    )
    {
        if (!await LoadAsync(definitionId, versi, ct))
            return NotFound();
        if (Refuses(await act(), names))
            return Again();
        Tell(told);
        var latest = await LatestAsync(definitionId, ct);
        return Redirect(SopWords.Href(definitionId, latest.Version > Versions.Max(v => v.Version) ? latest.Version : versi));
    }

    private async Task<IActionResult> MissingAsync(string definitionId, int versi, string input, string why, CancellationToken ct)
    {
        if (!await LoadAsync(definitionId, versi, ct))
            return NotFound();
        ModelState.AddModelError(input, why);
        return Again();
    }
}
