using System.Text.RegularExpressions;

namespace Jkn.Workflows.Walls;

/// <summary>The files that people read, as the repository keeps them.</summary>
internal static partial class Sources
{
    private static readonly string[] made = ["bin", "obj", "node_modules", "lib"];

    public static readonly string Root = Above(AppContext.BaseDirectory);

    /// <summary>All files below a folder of the repository with one of these endings; nothing that a build or npm brought.</summary>
    public static IEnumerable<string> Of(string folder, params string[] endings) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Contains(Path.GetExtension(file)) && !Named(file).Split('/')[..^1].Any(made.Contains))
            .Order(StringComparer.Ordinal);

    /// <summary>A file's name from the repository's root, with '/'.</summary>
    public static string Named(string file) => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Uses of one folder by another that stand as a using at the head of a file.</summary>
    public static IEnumerable<Crossing> Usings(Room room) =>
        from file in Of($"src/{room.Assembly}", ".cs")
        let parts = Path.GetRelativePath(Path.Combine(Root, "src", room.Assembly), file).Split(Path.DirectorySeparatorChar)
        let folder = parts.Length > 1 ? parts[0] : ""
        from line in File.ReadLines(file).Select((text, i) => (Text: text, No: i + 1))
        let used = Using().Match(line.Text)
        where used.Success
        let space = used.Groups[1].Value
        let other = Rooms.All.FirstOrDefault(r => space == r.Namespace || space.StartsWith(r.Namespace + ".", StringComparison.Ordinal))
        where other is not null && (other != room || Crossing.FolderOf(room, space) != folder)
        select new Crossing(
            room,
            folder,
            Path.GetFileNameWithoutExtension(file),
            other.Assembly,
            space,
            "*",
            $"{Path.GetFileName(file)}:{line.No}"
        );

    private static string Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Jkn.Workflows.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("Jkn.Workflows.sln");
    }

    [GeneratedRegex(@"^using ([A-Z][\w.]*);")]
    private static partial Regex Using();
}
