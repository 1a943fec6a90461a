using Jkn.Workflows.Walls;

namespace Jkn.Workflows.Tests;

/// <summary>
/// How long what people read may be. What is longer today stands in <see cref="NotYet"/> with its size and the reason; a size
/// there may only fall.
/// </summary>
public sealed class ReadableTests
{
    private const int MostLines = 250,
        Widest = 140,
        LongestMethod = 50,
        MostNeeds = 7;

    [Fact]
    public void No_file_is_too_long() =>
        NotYet.Files.ShouldCover(
            Ours().Select(file => (Sources.Named(file), File.ReadLines(file).Count())).Where(f => f.Item2 > MostLines)
        );

    [Fact]
    public void No_line_is_too_wide() =>
        // markup, styles and scripts are not laid out by a tool yet
        Ours()
            .Where(file => Path.GetExtension(file) == ".cs")
            .Where(file => File.ReadLines(file).Any(line => line.Length > Widest))
            .Select(Sources.Named)
            .ShouldBeEmpty();

    [Fact]
    public void No_method_is_too_long() =>
        NotYet.Methods.ShouldCover(Built(b => b.Methods().Where(m => m.Lines > LongestMethod).Select(m => (m.Method, m.Lines))));

    [Fact]
    public void No_class_needs_too_many_others() =>
        NotYet.Needs.ShouldCover(Built(b => b.Constructors().Where(c => c.Needs > MostNeeds).Select(c => (c.Type, c.Needs))));

    private static IEnumerable<string> Ours() =>
        Sources.Of("src", ".cs", ".cshtml", ".js", ".mjs", ".css").Concat(Sources.Of("tests", ".cs", ".js", ".mjs"));

    private static IEnumerable<(string, int)> Built(Func<BuiltRoom, IEnumerable<(string Name, int Size)>> what) =>
        Rooms
            .All.SelectMany(room =>
            {
                using var built = new BuiltRoom(room, AppContext.BaseDirectory);
                return what(built).ToList();
            })
            .GroupBy(x => x.Name)
            .Select(g => (g.Key, g.Max(x => x.Size)));
}
