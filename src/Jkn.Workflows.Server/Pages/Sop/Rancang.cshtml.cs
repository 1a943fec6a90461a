using Jkn.Workflows.Application.Studio;
using Jkn.Workflows.Server.Studio;
using Microsoft.AspNetCore.Mvc;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>The official designer on one procedure. Who may not change it looks at it.</summary>
internal sealed class RancangModel(DefinitionLists lists, StudioFiles files) : OfficePage
{
    public VersionLine Line { get; private set; } = null!;
    public bool MayEdit => Me.Has(Roles.Admin);
    public bool IsHere => files.AreHere;

    public async Task<IActionResult> OnGetAsync(string definitionId, CancellationToken ct)
    {
        if ((await lists.AllAsync(Me.Region, ct)).FirstOrDefault(l => l.DefinitionId == definitionId && l.IsLatest) is not { } line)
            return NotFound();
        Line = line;
        return Page();
    }
}
