using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Regions;
using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Server.Health;
using Jkn.Workflows.Server.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jkn.Workflows.Server.Pages;

/// <summary>The start page: what is running here. Open to anyone, so it names no person and no path of the machine.</summary>
internal sealed class IndexModel(WorkflowsFolder folder, Offices offices, DatabaseHealth database, IHostEnvironment environment) : PageModel
{
    public string Version => ProductVersion.Text;
    public string Environment => environment.EnvironmentName;
    public string Database => database.Kind;
    public bool DatabaseReachable { get; private set; }
    public IReadOnlyList<Region> Served { get; private set; } = [];
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>Why a region is missing.</summary>
    public IReadOnlyList<FileProblem> Errors { get; private set; } = [];

    /// <summary>What only asks to be read, file by file.</summary>
    public IReadOnlyList<IGrouping<string, FileProblem>> Warnings { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        DatabaseReachable = await database.IsReachableAsync(ct);
        Served = [.. folder.Regions.Where(r => r.IsLoaded).Select(r => r.Region!)];
        Refused = [.. folder.Regions.Where(r => !r.IsLoaded).Select(r => r.Folder)];
        var problems = folder.Problems.Concat(offices.Problems).ToLookup(p => p.Severity);
        Errors = [.. problems[ProblemSeverity.Error]];
        Warnings = [.. problems[ProblemSeverity.Warning].GroupBy(p => p.File)];
    }
}
