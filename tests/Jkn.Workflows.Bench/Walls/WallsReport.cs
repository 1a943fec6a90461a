namespace Jkn.Workflows.Walls;

/// <summary>
/// The verb <c>walls</c>: the graph of projects and, for each, its folders from the bottom up with what each really uses.
/// </summary>
internal static class WallsReport
{
    public static int Write(TextWriter told)
    {
        foreach (var room in Rooms.All)
        {
            using var built = new BuiltRoom(room, AppContext.BaseDirectory);
            var crossings = built.Crossings().Concat(Sources.Usings(room)).ToList();
            var uses = Rooms.All.Where(r => r != room && crossings.Any(c => c.UsedAssembly == r.Assembly)).Select(r => r.Name);
            told.WriteLine($"{room.Name}: {room.Holds}{(room.Pure ? " (pure)" : "")}");
            told.WriteLine($"  uses {Or([.. uses])}; may use {Or(room.Uses)}");
            foreach (var folder in room.Folders)
            {
                var others = crossings
                    .Where(c => c.Folder == folder && c.UsedAssembly == room.Assembly)
                    .Select(c => Shown(c.UsedFolder!))
                    .Distinct()
                    .Order(StringComparer.Ordinal);
                told.WriteLine($"  {Shown(folder), -14} {string.Join(", ", others)}");
            }
            foreach (var wrong in WallRules.Upward(room, crossings))
                told.WriteLine($"  ! {wrong}");
        }
        return 0;
    }

    private static string Or(string[] names) => names.Length == 0 ? "nothing of ours" : string.Join(", ", names);

    private static string Shown(string folder) => folder.Length == 0 ? "(here)" : folder;
}
