using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Domain.Sops;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>The region's procedures: which version is in force, which is being worked on, and where files and store differ.</summary>
internal sealed class IndexModel(DefinitionLists lists, Offices offices, WorkflowsFolder folder, DefinitionWriter writer) : OfficePage
{
    internal sealed record Line(VersionLine Latest, VersionLine? InForce);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyList<SopDrift> Drift { get; private set; } = [];
    public bool MayEdit => Me.Has(Roles.Admin);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostImporAsync(IFormFile? berkas, CancellationToken ct)
    {
        if (!MayEdit)
            return Forbid();
        if (berkas is null || berkas.Length == 0)
            ModelState.AddModelError("berkas", "Pilih berkas definisi (JSON).");
        else
        {
            await using var content = berkas.OpenReadStream();
            var bytes = await SaveRequest.BytesAsync(content, ct);
            var answer = bytes is null
                ? new(null, false, new("definition-refused", "Berkas terlalu besar: paling banyak 2 MB."))
                : await writer.ImportAsync(bytes, Me, ct);
            if (answer.Refusal is { } refusal)
                ModelState.AddModelError("berkas", refusal.Message);
            else
            {
                Tell(answer.Changed ? "Berkas diimpor sebagai draf." : "Isi berkas sama dengan versi terbaru; tidak ada draf yang dibuat.");
                return Redirect(SopWords.Href(answer.Row!.DefinitionId));
            }
        }
        await LoadAsync(ct);
        return Again();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var all = await lists.AllAsync(Me.Region, ct);
        Lines =
        [
            .. all.GroupBy(l => l.DefinitionId)
                .Select(g => new Line(g.First(l => l.IsLatest), g.Where(l => l.State == "EFEKTIF").MaxBy(l => l.Version)))
                .OrderBy(l => l.Latest.Use == SopUses.Case ? 0 : 1)
                .ThenBy(l => l.Latest.Name, StringComparer.OrdinalIgnoreCase),
        ];
        if (offices.Find(Me.Region) is { } office && folder.Find(Me.Region)?.Office is { } files)
            Drift = SopDrift.Between(files.Sops, office.Sops);
    }
}
