using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Server.Studio;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>The region's procedures: which version is in force, which is being worked on, and where files and store differ.</summary>
internal sealed class IndexModel(DefinitionLists lists, Offices offices, DefinitionWriter writer) : OfficePage
{
    internal sealed record Line(VersionLine Latest, VersionLine? InForce);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyList<FileProblem> Drift { get; private set; } = [];
    public bool MayEdit => Me.Has(Roles.Admin);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostImporAsync(IFormFile? berkas, CancellationToken ct)
    {
        if (!MayEdit) return Forbid();
        if (berkas is null || berkas.Length == 0) ModelState.AddModelError("berkas", "Pilih berkas definisi (JSON).");
        else
        {
            await using var content = berkas.OpenReadStream();
            var bytes = await SaveRequest.BytesAsync(content, ct);
            var (versionId, refusal) = bytes is null ? (null, new Rejection("definition-refused", "Berkas terlalu besar: paling banyak 2 MB.")) : await writer.ImportAsync(bytes, Me, ct);
            if (refusal is not null) ModelState.AddModelError("berkas", refusal.Message);
            else
            {
                Tell("Berkas diimpor sebagai draf.");
                return Redirect(SopWords.Href((await lists.AllAsync(Me.Region, ct)).First(l => l.VersionId == versionId).DefinitionId));
            }
        }
        await LoadAsync(ct);
        return Again();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var all = await lists.AllAsync(Me.Region, ct);
        Lines = [.. all.GroupBy(l => l.DefinitionId).Select(g => new Line(g.First(l => l.IsLatest), g.Where(l => l.State == "EFEKTIF").MaxBy(l => l.Version))).OrderBy(l => l.Latest.Use == "CASE" ? 0 : 1).ThenBy(l => l.Latest.Name, StringComparer.OrdinalIgnoreCase)];
        var folder = offices.Find(Me.Region)?.Region.Code ?? "-";
        Drift = [.. offices.Problems.Where(p => p.File.StartsWith(folder, StringComparison.Ordinal))];
    }
}
