namespace Jkn.Workflows.Walls;

/// <summary>One folder's use of another's type, or of somebody else's: from where, what, and the first line that does it.</summary>
internal sealed record Crossing(Room From, string Folder, string Type, string UsedAssembly, string UsedNamespace, string Used, string Place)
{
    public bool IsOurs => Rooms.All.Any(r => r.Assembly == UsedAssembly);

    /// <summary>The folder of what is used, when it stands in a room of ours.</summary>
    public string? UsedFolder =>
        Rooms.All.FirstOrDefault(r => r.Assembly == UsedAssembly) is { } room ? FolderOf(room, UsedNamespace) : null;

    public override string ToString() => $"{Place}: {Type} uses {UsedNamespace}.{Used}";

    /// <summary>The first folder of a namespace within its project.</summary>
    public static string FolderOf(Room room, string space) =>
        // What Razor makes of the pages.
        space == "AspNetCoreGeneratedDocument"
            ? "Pages"
        : space.Length <= room.Namespace.Length ? ""
        : space[(room.Namespace.Length + 1)..].Split('.')[0];
}
