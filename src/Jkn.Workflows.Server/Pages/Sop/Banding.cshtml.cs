using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Documents.Typesetting;
using Jkn.Workflows.Domain.Sops;
using Jkn.Workflows.Server.Pages.Pictures;
using Jkn.Workflows.Server.Pages.Tags;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>
/// Two definitions side by side: two versions, a file against what is stored, or a procedure of another region (its definition only: no
/// people, no cases).
/// </summary>
internal sealed class BandingModel(Offices offices, WorkflowsFolder folder) : OfficePage
{
    private const string FileMark = "berkas:";

    public string? Kiri { get; private set; }
    public string? Kanan { get; private set; }
    public SopVersion? Left { get; private set; }
    public SopVersion? Right { get; private set; }
    public IReadOnlyList<Choice> Choices { get; private set; } = [];
    public IReadOnlyList<SopDifference> Differences { get; private set; } = [];

    public IActionResult OnGet(string? kiri, string? kanan)
    {
        Load(kiri, kanan);
        return Page();
    }

    public async Task<IActionResult> OnGetCetakAsync(string? kiri, string? kanan, [FromServices] SopPrints prints, CancellationToken ct)
    {
        Load(kiri, kanan);
        if (Left is null || Right is null || offices.Find(Me.Region) is not { } office)
            return NotFound();
        try
        {
            return File(await prints.RedlineAsync(Left, Right, office, ct), "application/pdf", "perbandingan-sop.pdf");
        }
        catch (TypesetException e)
        {
            ModelState.AddModelError("", $"Tidak dapat mencetak: {e.Message}");
            return Again();
        }
    }

    /// <summary>The picture of a side, with the steps that differ marked.</summary>
    public string Draw(SopVersion version, bool right) =>
        new FlowPicture(version.Definition).Draw(
            $"{version.Name} versi {version.Version}",
            classes: Differences
                .Where(d =>
                    d.NodeId is not null
                    && (d.Kind == SopDifferenceKind.Changed || d.Kind == (right ? SopDifferenceKind.Added : SopDifferenceKind.Removed))
                )
                .GroupBy(d => d.NodeId!)
                .ToDictionary(
                    g => g.Key,
                    g =>
                        g.First().Kind switch
                        {
                            SopDifferenceKind.Added => "tambah",
                            SopDifferenceKind.Removed => "hapus",
                            _ => "ubah",
                        },
                    StringComparer.Ordinal
                )
        );

    private void Load(string? kiri, string? kanan)
    {
        (Kiri, Kanan) = (kiri, kanan);
        var all = Everything().ToList();
        Choices = [.. all.Select(v => new Choice(v.Key, v.Text))];
        Left = all.Where(v => v.Key == kiri).Select(v => v.Version).FirstOrDefault();
        Right = all.Where(v => v.Key == kanan).Select(v => v.Version).FirstOrDefault();
        if ((kiri is not null && Left is null) || (kanan is not null && Right is null))
            ModelState.AddModelError("", "Versi yang diminta tidak ada.");
        if (Left is not null && Right is not null)
            Differences = SopDifferences.Between(Left.Definition, Right.Definition);
    }

    /// <summary>Own versions first, then the files of the own region, then what other regions have in force.</summary>
    private IEnumerable<(string Key, string Text, SopVersion Version)> Everything()
    {
        if (offices.Find(Me.Region) is not { } office)
            yield break;
        foreach (var v in office.Sops.All.OrderBy(v => v.Name, StringComparer.Ordinal).ThenByDescending(v => v.Version))
            yield return (v.Id, $"{v.Name}, versi {v.Version} ({SopWords.State(v.State)})", v);
        foreach (
            var v in folder.Find(Me.Region)?.Office?.Sops.All.OrderBy(v => v.Name, StringComparer.Ordinal)
                ?? Enumerable.Empty<SopVersion>().OrderBy(v => v.Name)
        )
            yield return (FileMark + v.Id, $"Berkas {v.Folder}/v{v.Version}.json", v);
        foreach (var other in offices.All.Where(o => o.Region.Code != office.Region.Code))
        {
            foreach (
                var v in other
                    .Sops.All.Where(v => v.State is SopState.Efektif or SopState.Diganti)
                    .OrderBy(v => v.Name, StringComparer.Ordinal)
            )
                yield return (v.Id, $"{other.Region.Name}: {v.Name}, versi {v.Version}", v);
        }
    }
}
