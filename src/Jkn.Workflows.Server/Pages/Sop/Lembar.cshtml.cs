using System.Collections.Immutable;
using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Domain.Sops;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>
/// The paper side of a version: identity block of the SOP-AP and the 14 components of the Standar Pelayanan. A gap stays a gap until
/// somebody fills it.
/// </summary>
internal sealed class LembarModel(Offices offices, DefinitionLists lists, SopDrafts drafts) : OfficePage
{
    private const int MaxText = 5000;

    public SopVersion Version { get; private set; } = null!;
    public int Revision { get; private set; }
    public bool MayEdit => Me.Has(Roles.Admin) && Version.State == SopState.Draf;

    public async Task<IActionResult> OnGetAsync(string definitionId, int? versi, CancellationToken ct) =>
        await LoadAsync(definitionId, versi, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string definitionId, int versi, int revisi, CancellationToken ct)
    {
        if (!await LoadAsync(definitionId, versi, ct))
            return NotFound();
        if (!Me.Has(Roles.Admin))
            return Forbid();
        var sheet = new SopSheet(
            Read("i", SopSheet.IdentityFields, Version.Sheet.Identity),
            Read("k", SopSheet.ComponentFields, Version.Sheet.Components),
            Version.Sheet.Contradictions.IsDefault ? [] : Version.Sheet.Contradictions
        );
        if (!ModelState.IsValid || Refuses((await drafts.SaveSheetAsync(Me, Version.Id, revisi, sheet, ct))))
            return Again();
        Tell("Lembar SOP tersimpan.");
        return Redirect(SopWords.Href(definitionId, versi));
    }

    public static SheetText Find(ImmutableArray<SheetComponent> all, string code) =>
        all.IsDefaultOrEmpty ? new(null, null, null) : all.FirstOrDefault(c => c.Code == code)?.Value ?? new(null, null, null);

    /// <summary>What was typed; a text that was changed here is the office's own word.</summary>
    private ImmutableArray<SheetComponent> Read(
        string prefix,
        IReadOnlyList<(string Code, string Label)> fields,
        ImmutableArray<SheetComponent> before
    ) =>
        [
            .. fields.Select(f =>
            {
                var (was, typed) = (Find(before, f.Code), Request.Form[$"{prefix}-{f.Code}"].ToString().Trim().ReplaceLineEndings("\n"));
                if (typed.Length > MaxText)
                    ModelState.AddModelError($"{prefix}-{f.Code}", $"{f.Label}: paling banyak {MaxText} karakter.");
                return new SheetComponent(
                    f.Code,
                    f.Label,
                    typed == (was.Text ?? "") ? was : new(typed.Length == 0 ? null : typed, "DITETAPKAN_PENGGUNA", null)
                );
            }),
        ];

    private async Task<bool> LoadAsync(string definitionId, int? number, CancellationToken ct)
    {
        var line = (await lists.AllAsync(Me.Region, ct)).FirstOrDefault(l =>
            l.DefinitionId == definitionId && (number is null ? l.IsLatest : l.Version == number)
        );
        if (line is null || offices.Find(Me.Region)?.Sops.ById(line.VersionId) is not { } version)
            return false;
        (Version, Revision) = (version, line.Revision);
        return true;
    }
}
