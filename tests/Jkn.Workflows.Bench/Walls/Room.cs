namespace Jkn.Workflows.Walls;

/// <summary>
/// A project: what of ours it may use, which names of others it may not, and its folders from the bottom up. A folder uses those before it
/// only, so no two can stand in a circle. "" is the project's own folder.
/// </summary>
internal sealed record Room(string Name, string Holds, string[] Uses, string[] Folders)
{
    /// <summary>Beginnings of names that may not be used here.</summary>
    public string[] Never { get; init; } = [];

    /// <summary>No clock, no chance, no tasks, no files: the same question always has the same answer.</summary>
    public bool Pure { get; init; }

    public string Assembly => $"Jkn.Workflows.{Name}";

    /// <summary>"Office" is a type of the domain; a namespace of that name would hide it from all of our code.</summary>
    public string Namespace => Name == "Office" ? "Jkn.Workflows.Application" : Assembly;
}
