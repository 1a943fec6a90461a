namespace Jkn.Workflows.Bench;

/// <summary>The repository that the bench stands in, and copies of its folders.</summary>
internal static class BenchFiles
{
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    public static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "workflows", "_shared")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("workflows/_shared");
    }
}
