using Jkn.Workflows.Domain.Json;
using Jkn.Workflows.Server.Health;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Regions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jkn.Workflows.Server.Pages;

/// <summary>The start page: what is running here. Open to anyone, so it names no person and no path of the machine.</summary>
internal sealed class IndexModel(WorkflowsFolder folder, DatabaseHealth database, IHostEnvironment environment) : PageModel
{
    internal sealed record Served(string Code, string Name);

    public string Version => ProductVersion.Text;
    public string Environment => environment.EnvironmentName;
    public string Database => database.Kind;
    public bool DatabaseReachable { get; private set; }
    public IReadOnlyList<Served> Loaded { get; private set; } = [];
    public IReadOnlyList<FileProblem> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        DatabaseReachable = await database.IsReachableAsync(ct);
        Loaded = [.. folder.Regions.Where(r => r.IsLoaded).Select(r => new Served(r.Region!.Code, r.Region.Name))];
        Problems = [.. folder.SharedProblems, .. folder.Regions.SelectMany(r => r.Problems.Select(p => new FileProblem($"{r.Folder}/{p.File}", p.Path, p.Line, p.Reason, p.Severity)))];
    }
}
