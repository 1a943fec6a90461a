using Jkn.Workflows.Application.Access;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Data;
using Jkn.Workflows.Data.Rows;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Impor;

/// <summary>Lists that came in, newest first, and the form for another one.</summary>
[RequestSizeLimit(BnbaImports.MaxSize + 64 * 1024)]
internal sealed class IndexModel(AppDb db, BnbaImports imports, FileScanner scanner, Offices offices, PageTime time) : OfficePage
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? Sebelum { get; set; }
    public IReadOnlyList<ImportRow> Rows { get; private set; } = [];
    public IReadOnlyList<Choice> Sops { get; private set; } = [];
    public Pager Pager { get; private set; } = new(null, null, 0);

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? sop, IFormFile? berkas, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(sop))
            ModelState.AddModelError("sop", "Pilih layanan.");
        if (berkas is not { Length: > 0 })
            ModelState.AddModelError("berkas", "Pilih berkas daftar.");
        if (ModelState.IsValid)
        {
            using var content = new MemoryStream();
            await berkas!.CopyToAsync(content, ct);
            if (Refuses(await scanner.RefusalAsync(content.ToArray(), ct), ("berkas", "body")))
                return await LoadedAsync(ct);
            var (import, repeated, refusal) = await imports.TakeInAsync(Me, sop!, "bnba", content.ToArray(), ct);
            if (import is not null)
            {
                if (repeated)
                    Tell("Berkas ini sudah pernah diimpor; tidak ada yang berubah.");
                return Redirect($"/impor/{import.Id}");
            }
            Refuses(refusal, ("berkas", "body"));
        }
        return await LoadedAsync(ct);
    }

    private async Task<IActionResult> LoadedAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Again();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var (region, before) = (Me.Region, Sebelum);
        Sops = offices.Find(region) is not { } office
            ? []
            :
            [
                .. office
                    .Sops.All.Where(v => v.Use == SopUses.Case)
                    .Select(v => v.Key)
                    .Distinct()
                    .Select(k => office.Sops.Effective(k, office.DateOf(time.Now)))
                    .OfType<Domain.Sops.SopVersion>()
                    .OrderBy(v => v.Name, StringComparer.Ordinal)
                    .Select(v => new Choice(v.Key, v.Name)),
            ];
        var rows = db.Imports.AsNoTracking().Where(i => i.Region == region);
        if (!string.IsNullOrEmpty(before))
            rows = rows.Where(i => string.Compare(i.Id, before) < 0);
        var found = await rows.OrderByDescending(i => i.Id).Take(Size + 1).ToListAsync(ct);
        Rows = [.. found.Take(Size)];
        Pager = new(found.Count > Size ? $"/impor?sebelum={Rows[^1].Id}" : null, before is null ? null : "/impor", Rows.Count);
    }

    public static string StateOf(string state) =>
        state switch
        {
            BnbaImports.Opening => "Sedang dibuka",
            BnbaImports.Done => "Selesai",
            _ => "Diperiksa",
        };
}
