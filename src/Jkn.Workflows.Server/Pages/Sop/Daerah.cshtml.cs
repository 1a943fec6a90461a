using System.Text;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>The whole region in and out as a file, and a new region from this one with its own settings and open questions.</summary>
internal sealed class DaerahModel(WorkflowsFolder folder, Folders folders) : OfficePage
{
    public const int MaxZip = 20 * 1024 * 1024;

    public static readonly IReadOnlyList<Choice> Zones =
    [
        .. RegionClone.Zones.Zip(["WIB", "WITA", "WIT"], (zone, word) => new Choice(zone, $"{word} ({zone})")),
    ];

    public bool MayEdit => Me.Has(Roles.Admin);
    public RegionImported? Imported { get; private set; }
    public IReadOnlyList<string> Questions { get; private set; } = [];

    public IActionResult OnGet() => folder.Find(Me.Region) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostImporAsync(IFormFile? berkas, [FromServices] RegionImport import, CancellationToken ct)
    {
        if (!MayEdit)
            return Forbid();
        if (berkas is null || berkas.Length == 0)
            ModelState.AddModelError("berkas", "Pilih berkas zip.");
        else if (berkas.Length > MaxZip)
            ModelState.AddModelError("berkas", $"Berkas terlalu besar: paling banyak {MaxZip / 1024 / 1024} MB.");
        else
        {
            using var bytes = new MemoryStream();
            await berkas.CopyToAsync(bytes, ct);
            var (done, refusal) = await import.RunAsync(bytes.ToArray(), Me, ct);
            if (refusal is not null)
                ModelState.AddModelError("berkas", refusal.Message);
            Imported = done;
        }
        return ModelState.IsValid ? Page() : Again();
    }

    /// <summary>The open questions before anything is made.</summary>
    public IActionResult OnPostPeriksa(string? kode, string? nama) =>
        Make(
            kode,
            nama,
            (_, files) =>
            {
                Questions =
                [
                    .. Encoding
                        .UTF8.GetString(files[RegionClone.Questions])
                        .Split('\n')
                        .Where(l => l.StartsWith("- [ ] ", StringComparison.Ordinal))
                        .Select(l => l[6..]),
                ];
                return Again(StatusCodes.Status200OK);
            }
        );

    public IActionResult OnPostSalin(string? kode, string? nama) =>
        Make(kode, nama, (name, files) => File(RegionArchive.Zip(name, files), "application/zip", $"{name}.zip"));

    private IActionResult Make(string? kode, string? nama, Func<string, IReadOnlyDictionary<string, byte[]>, IActionResult> then)
    {
        if (!MayEdit)
            return Forbid();
        if (folder.Find(Me.Region) is not { } source)
            return NotFound();
        var (code, name) = (kode?.Trim() ?? "", nama?.Trim() ?? "");
        var own = RegionClone
            .Own.Select(o => (o.Key, Value: Request.Form[o.Key].ToString().Trim()))
            .Where(o => o.Value.Length > 0)
            .ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal);
        var refusal =
            RegionClone.Check(code, name, own)
            ?? (folders.HasRegion(code) ? new("region-exists", $"Daerah {code} sudah ada.", "code") : null);
        if (refusal is null)
            return then(
                RegionClone.Folder(code, name),
                RegionClone.Make(new DirectoryInfo(Path.Combine(folders.Workflows, source.Folder)), source.Region!.Code, code, name, own)
            );
        ModelState.AddModelError(
            refusal.Field switch
            {
                "code" => "kode",
                "name" => "nama",
                { } field => field,
                _ => "",
            },
            refusal.Message
        );
        return Again();
    }
}
