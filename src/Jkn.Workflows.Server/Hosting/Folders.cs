namespace Jkn.Workflows.Server.Hosting;

/// <summary>
/// Where the server keeps its own files (<c>Data:Folder</c>) and finds the regions (<c>Workflows:Folder</c>). Without a setting:
/// <c>data</c>
/// and <c>workflows</c> in the nearest folder upwards that has <c>workflows</c>, seen from where the program works, then from where it
/// lies.
/// </summary>
internal sealed class Folders(IConfiguration configuration)
{
    private readonly string root = Root([Environment.CurrentDirectory, AppContext.BaseDirectory]) ?? Environment.CurrentDirectory;

    public string Data => Path.GetFullPath(configuration["Data:Folder"] ?? Path.Combine(root, "data"));

    public string Workflows => Path.GetFullPath(configuration["Workflows:Folder"] ?? Path.Combine(root, "workflows"));

    /// <summary>For verbs, which run without a host: the same settings from file and environment.</summary>
    public static Folders OfProcess() => new(ConfigurationOfProcess());

    public static IConfigurationRoot ConfigurationOfProcess() =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();

    private static string? Root(IEnumerable<string> starts)
    {
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (Directory.Exists(Path.Combine(folder.FullName, "workflows")))
                    return folder.FullName;
            }
        }
        return null;
    }
}
