namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// Where the server keeps its own files (<c>Data:Folder</c>) and finds the regions (<c>Workflows:Folder</c>).
/// Without a setting: <c>data</c> and <c>workflows</c> beside the solution, else beside the program.
/// </summary>
internal sealed class Folders(IConfiguration configuration, IHostEnvironment environment)
{
    public string Data { get; } = Path.GetFullPath(configuration["Data:Folder"] ?? Path.Combine(Root(environment), "data"));

    public string Workflows { get; } = Path.GetFullPath(configuration["Workflows:Folder"] ?? Path.Combine(Root(environment), "workflows"));

    // `dotnet run` works in the project's folder; the solution's folder lies above it.
    private static string Root(IHostEnvironment environment)
    {
        for (var folder = new DirectoryInfo(environment.ContentRootPath); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "workflows"))) return folder.FullName;
        }
        return environment.ContentRootPath;
    }
}
