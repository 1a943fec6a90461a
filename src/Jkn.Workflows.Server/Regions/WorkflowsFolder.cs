using Jkn.Workflows.Server.Hosting;

namespace Jkn.Workflows.Server.Regions;

/// <summary>temp</summary>
internal sealed record RegionFiles(string Folder, string? Code, string? Name, IReadOnlyList<RegionFileProblem> Problems)
{
    public bool IsLoaded => Code is not null;
}
internal sealed record RegionFileProblem(string File, string Path, int? Line, string Reason, bool IsError = true);

/// <summary>temp</summary>
internal sealed class WorkflowsFolder(Folders folders)
{
    public string Path => folders.Workflows;
    public IReadOnlyList<RegionFiles> Regions { get; } = [];
}
