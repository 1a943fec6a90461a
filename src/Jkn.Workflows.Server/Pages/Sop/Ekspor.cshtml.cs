using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Application.Sops;
using Jkn.Workflows.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Jkn.Workflows.Server.Pages.Sop;

/// <summary>The whole region as a file: settings, letters, lists and every version of its procedures. No people and no cases.</summary>
internal sealed class EksporModel(Offices offices, WorkflowsFolder folder, Folders folders, IDbContextFactory<AppDb> databases) : OfficePage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (offices.Find(Me.Region) is not { } office || folder.Find(Me.Region) is not { } loaded)
            return NotFound();
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Sops.AsNoTracking().Where(s => s.Region == Me.Region).ToListAsync(ct);
        return File(
            RegionArchive.Pack(new DirectoryInfo(Path.Combine(folders.Workflows, loaded.Folder)), rows, office.Sops),
            "application/zip",
            $"{loaded.Folder}.zip"
        );
    }
}
