using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Activities;
using Jkn.Workflows.Domain.Documents;
using Jkn.Workflows.Domain.Organisation;
using Jkn.Workflows.Domain.WorkItems;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Loket;

/// <summary>
/// Everything once more before it counts. Receiving registers the applicant (number, promise) and, with the papers as they are, either
/// passes the file on or gives it back with exactly what is missing.
/// </summary>
internal sealed class PeriksaModel(CaseAccess access, Offices offices, DataGate gate, Drafts drafts) : CounterPage(access, offices)
{
    public bool IsComplete => Outcome is null || DocumentCheck.IsComplete(Outcome);
    public bool Ends => Outcome?.Status == ChecklistStatus.CannotRegister;

    /// <summary>Required papers that nobody has ticked yet: not missing, only not looked at.</summary>
    public IReadOnlyList<string> Unseen =>
        [
            .. (Outcome?.Missing ?? [])
                .Where(m => Documents.Any(d => d.Item.Code == m.Code) && Documents.All(d => d.Item.Code != m.Code || d.Entry is null))
                .Select(m => m.What),
        ];
    public Interruption? Question { get; private set; }

    /// <summary>Telephone and address of the applicant are shown to whoever takes him in.</summary>
    public bool ShowsApplicant { get; private set; }
    public bool Urgent => Step?.ListFor(Case, Office).Path == CasePaths.Emergency;

    public async Task<IActionResult> OnGetAsync(string caseId, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        if (Case.CaseNo is not null)
            return Redirect($"/loket/{caseId}/tanda-terima");
        ShowsApplicant = await gate.ShowsAsync(Case, Me, DataClasses.Identity, "identity", ct);
        await RestoreAsync(drafts, Request.Path!, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string caseId, string? catatan, CancellationToken ct)
    {
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        ShowsApplicant = await gate.ShowsAsync(Case, Me, DataClasses.Identity, "identity", ct);
        if (!IsComplete && string.IsNullOrWhiteSpace(catatan))
            ModelState.AddModelError("catatan", "Tulis untuk pemohon apa yang harus dibawa.");
        if (catatan?.Length > 1000)
            ModelState.AddModelError("catatan", "Paling banyak 1.000 karakter.");
        if (!ModelState.IsValid)
            return Again();
        if (Ends && !Interruption.IsConfirmed(Request))
        {
            Question = Ending();
            return Page();
        }
        // Sent twice, the second finds the registration done and goes on.
        if (
            Task(WorkKinds.Registration) is { } registration
            && Refuses((await Access.GiveAsync(caseId, Me, new CompleteWorkItem(registration.Id, registration.Outcomes[0]), ct)).Rejection)
        )
            return Again();
        if (!await LoadAsync(caseId, ct))
            return NotFound();
        if (Task(WorkKinds.DocumentCheck) is { } check)
        {
            var outcome =
                IsComplete ? PeriksaBerkas.CompleteFile
                : Ends ? PeriksaBerkas.NotRegistrable
                : PeriksaBerkas.Incomplete;
            var answer = await Access.GiveAsync(
                caseId,
                Me,
                new CompleteWorkItem(check.Id, outcome, IsComplete ? null : catatan!.Trim()),
                ct
            );
            // The applicant is registered all the same; the check stays open as a task that says why.
            if (answer.Rejection is not null)
                Tell($"Pemohon sudah terdaftar. Pemeriksaan berkas belum selesai: {answer.Rejection.Message}");
        }
        await drafts.DropAsync(Me.Id, Request.Path!, ct);
        if (await LoadAsync(caseId, ct) && Case.CaseNo is null)
        {
            // Some procedures give the number only after another step: the receipt comes then.
            Tell($"Permohonan tersimpan. Nomor berkas diberikan setelah: {string.Join(", ", Case.WorkItems.Values.Select(w => w.Title))}.");
            return Redirect($"/berkas/{caseId}");
        }
        return Redirect($"/loket/{caseId}/tanda-terima");
    }

    private Interruption Ending() =>
        new(
            "Catat tidak dapat didaftarkan?",
            $"Permohonan {Case.Applicant?.Nama} ditutup dan pemohon diberi tahu alasannya. "
                + "Bila berkasnya hanya belum lengkap atau tidak terbaca, batalkan dan ubah hasil pemeriksaan dokumennya.",
            "Catat tidak dapat didaftarkan",
            Request.Path!,
            Interruption.FieldsOf(Request)
        );
}
