namespace Jkn.Workflows.Walls;

/// <summary>What a crossing must not do.</summary>
internal static class WallRules
{
    /// <summary>Uses of a project that this one may not use.</summary>
    public static IEnumerable<Crossing> Strangers(Room room, IEnumerable<Crossing> crossings) =>
        crossings.Where(c => c.IsOurs && c.UsedAssembly != room.Assembly && !room.Uses.Any(u => c.UsedAssembly == $"Jkn.Workflows.{u}"));

    /// <summary>Uses of names that have no place here.</summary>
    public static IEnumerable<Crossing> Forbidden(Room room, IEnumerable<Crossing> crossings) =>
        crossings.Where(c =>
            c.UsedAssembly != room.Assembly
            && room.Never.Any(n => c.UsedNamespace == n || c.UsedNamespace.StartsWith(n + ".", StringComparison.Ordinal))
        );

    /// <summary>Upward uses that are there today, with the reason; may only shrink.</summary>
    public static readonly IReadOnlyList<(string Room, string From, string To, string Why)> NotYet =
    [
        (
            "Engine",
            "",
            "Activities",
            "definitions, expressions and runs share one namespace; a flow starts its flowchart, the validator looks into it"
        ),
    ];

    /// <summary>
    /// Uses of a folder by one that stands below it, but those of <see cref="NotYet"/>; two folders in a circle are always found so.
    /// </summary>
    public static IEnumerable<Crossing> Upward(Room room, IEnumerable<Crossing> crossings) =>
        crossings.Where(c =>
            c.UsedAssembly == room.Assembly
            && Array.IndexOf(room.Folders, c.UsedFolder) > Array.IndexOf(room.Folders, c.Folder)
            && !NotYet.Any(n => n.Room == room.Name && n.From == c.Folder && n.To == c.UsedFolder)
        );
}
