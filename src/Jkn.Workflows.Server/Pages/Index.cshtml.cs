using Jkn.Workflows.Server.Health;
using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Regions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jkn.Workflows.Server.Pages;

/// <summary>The start page: what is running here. Open to anyone, so it names no person and no path of the machine.</summary>
internal sealed class IndexModel(WorkflowsFolder folder, DatabaseHealth database, IHostEnvironment environment) : PageModel
{
    internal sealed record Served(string Code, string Name);

    internal sealed record Problem(string File, int? Line, string Path, string Reason, bool IsError);

    public string Version => ProductVersion.Text;
    public string Environment => environment.EnvironmentName;
    public string Database => database.Kind;
    public bool DatabaseReachable { get; private set; }
    public IReadOnlyList<Served> Loaded { get; private set; } = [];
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        DatabaseReachable = await database.IsReachableAsync(ct);
        Loaded = [.. folder.Regions.Where(r => r.IsLoaded).Select(r => new Served(r.Code!, r.Name!))];
        Problems = [.. folder.Regions.SelectMany(r => r.Problems.Select(p => new Problem($"{r.Folder}/{p.File}", p.Line, p.Path, p.Reason, true)))];
    }
}
