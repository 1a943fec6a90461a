namespace Jkn.Workflows.Application.Regions;

/// <summary>
/// Where the server keeps its own files (<c>Data:Folder</c>) and finds the regions (<c>Workflows:Folder</c>). Without a setting:
/// <c>data</c>
/// and <c>workflows</c> in the nearest folder upwards that has <c>workflows</c>, seen from where the program works, then from where it
/// lies.
/// </summary>
internal sealed class Folders(IConfiguration configuration)
{
    private readonly string root = Root([Environment.CurrentDirectory, AppContext.BaseDirectory]) ?? Environment.CurrentDirectory;

    private static readonly string[] Named = ["Data:Folder", "Workflows:Folder"];

    public string Data => Path.GetFullPath(configuration["Data:Folder"] ?? Path.Combine(root, "data"));

    public string Workflows => Path.GetFullPath(configuration["Workflows:Folder"] ?? Path.Combine(root, "workflows"));

    /// <summary>
    /// Why the folders cannot be meant; null when they can. A blank one is a slip (a variable of the shell that is not set), and a database
    /// made elsewhere by it would be missed later.
    /// </summary>
    public static string? Fault(IConfiguration configuration) =>
        Named.FirstOrDefault(name => configuration[name] is { } value && value.Trim().Length == 0) is { } blank
            ? $"Pengaturan {blank} tanpa nilai."
            : null;

    /// <summary>Whether a region of this code has a folder, served or not.</summary>
    public bool HasRegion(string code) => Directory.EnumerateDirectories(Workflows, code + "*").Any();

    /// <summary>For verbs, which run without a host: the same settings from file, environment and arguments, the last strongest.</summary>
    public static IConfigurationRoot ConfigurationOfProcess(IEnumerable<KeyValuePair<string, string?>> arguments)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(arguments)
            .Build();
        return SecretFiles.Read(configuration) is { } fault ? throw new InvalidOperationException(fault) : configuration;
    }

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
