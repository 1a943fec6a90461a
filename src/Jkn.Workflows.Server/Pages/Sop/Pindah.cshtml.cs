using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Data;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>
/// Running cases that are not on the version in force, and moving one of them there (A-22, AC-65). For administrators, who see no
/// participants: number, versions and waiting steps only.
/// </summary>
internal sealed class PindahModel(AppDb db, Offices offices, CaseAccess access) : OfficePage
{
    /// <summary>Cases on one page, oldest first; moving some shows the next.</summary>
    private const int MostShown = 100;

    internal sealed record Line(string CaseId, string Number, SopVersion From, SopVersion To, string Waiting, DateTimeOffset ReceivedAt);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public Interruption? Question { get; private set; }
    public IReadOnlyList<Choice> Choices =>
        [.. Lines.Select(l => new Choice(l.CaseId, $"{l.Number}: {l.From.Name} versi {l.From.Version} ke versi {l.To.Version}"))];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? berkas, string? alasan, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Lines.FirstOrDefault(l => l.CaseId == berkas) is not { } line)
            ModelState.AddModelError("berkas", "Pilih berkas yang dipindahkan.");
        else if (Refuses(new Checks().Text("alasan", alasan, 500).Rejection))
            return Again();
        else if (!Interruption.IsConfirmed(Request))
        {
            Question = new(
                $"Pindahkan berkas {line.Number} dari versi {line.From.Version} ke versi {line.To.Version}?",
                $"Menunggu: {line.Waiting}. Langkah yang sudah selesai tidak diulang; langkah berikutnya menurut versi "
                    + $"{line.To.Version}. Dicatat dengan alasan: {alasan!.Trim()}",
                "Pindahkan berkas",
                "/sop/pindah",
                Interruption.FieldsOf(Request),
                "/sop/pindah"
            );
            return Page();
        }
        else
        {
            var answer = await access.GiveAsync(line.CaseId, Me, new MigrateCase(line.To.Id, alasan!.Trim()), ct);
            if (Refuses(answer.Rejection, ("alasan", "reason"), ("berkas", "toVersionId")))
                return Again();
            Tell($"Berkas {line.Number} berjalan pada versi {line.To.Version}.");
            return Redirect("/sop/pindah");
        }
        return Again();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office)
            return;
        var inForce = office
            .Sops.All.Where(v => v.State == SopState.Efektif)
            .GroupBy(v => v.Definition.DefinitionId)
            .ToDictionary(g => g.Key, g => g.MaxBy(v => v.Version)!);
        var older = office
            .Sops.All.Where(v => inForce.TryGetValue(v.Definition.DefinitionId, out var to) && to.Id != v.Id)
            .ToDictionary(v => v.Id);
        string[] ids = [.. older.Keys];
        var region = Me.Region;
        var rows = await db
            .Cases.AsNoTracking()
            .Where(c => c.Region == region && c.ClosedAt == null && ids.Contains(c.DefinitionId))
            .OrderBy(c => c.CaseKey)
            .Take(MostShown)
            .ToListAsync(ct);
        var shown = rows.Select(r => r.Id).ToArray();
        var waiting = (
            await db.WorkItems.AsNoTracking().Where(w => shown.Contains(w.CaseId)).Select(w => new { w.CaseId, w.Title }).ToListAsync(ct)
        ).ToLookup(w => w.CaseId, w => w.Title);
        Lines =
        [
            .. rows.Select(r => new Line(
                r.Id,
                r.CaseNo ?? "tanpa nomor",
                older[r.DefinitionId],
                inForce[older[r.DefinitionId].Definition.DefinitionId],
                waiting[r.Id].Any() ? string.Join(", ", waiting[r.Id].Distinct()) : "batch, hasil, atau sistem",
                r.ReceivedAt
            )),
        ];
    }
}
