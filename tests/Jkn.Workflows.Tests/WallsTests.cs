using System.Text.RegularExpressions;
using Jkn.Workflows.Walls;

namespace Jkn.Workflows.Tests;

/// <summary>
/// The walls between projects and folders, held by machine: who uses whom as <see cref="Rooms"/> writes it, nothing of the web in the
/// office, no clock and no chance in pure code, no region by name.
/// </summary>
public sealed partial class WallsTests
{
    private static readonly Dictionary<string, IReadOnlyList<Crossing>> crossings = Rooms.All.ToDictionary(r => r.Name, Read);

    public static TheoryData<string> Names => [.. Rooms.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_uses_only_those_it_may(string name) =>
        WallRules.Strangers(Of(name), crossings[name]).Select(c => c.ToString()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void What_has_no_place_in_a_project_is_not_used_there(string name) =>
        WallRules.Forbidden(Of(name), crossings[name]).Select(c => c.ToString()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_folder_uses_only_folders_below_it(string name) =>
        WallRules.Upward(Of(name), crossings[name]).Select(c => c.ToString()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_folder_has_its_place_in_the_order(string name)
    {
        var room = Of(name);
        var there = Sources
            .Of($"src/{room.Assembly}", ".cs", ".cshtml")
            .Select(file => Sources.Named(file).Split('/'))
            .Select(parts => parts.Length > 3 ? parts[2] : "")
            .Distinct();
        there.Order(StringComparer.Ordinal).ShouldBe(room.Folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_not_met_yet_is_still_so_and_says_why() =>
        WallRules
            .NotYet.Where(n => n.Why.Length == 0 || !crossings[n.Room].Any(c => c.Folder == n.From && c.UsedFolder == n.To))
            .ShouldBeEmpty();

    [Fact]
    public void Nobody_comes_in_through_a_screen_or_an_endpoint() =>
        crossings["Server"]
            .Where(c => c.UsedAssembly == "Jkn.Workflows.Server" && c.UsedFolder is "Pages" or "Api" && c.Folder.Length > 0)
            .Select(c => c.ToString())
            .ShouldBeEmpty();

    [Fact]
    public void Pure_code_has_no_clock_no_chance_no_files_and_no_tasks() =>
        Rooms
            .All.Where(r => r.Pure)
            .SelectMany(r => Sources.Of($"src/{r.Assembly}", ".cs"))
            .SelectMany(file => File.ReadLines(file).Select((line, i) => (Line: line, Place: $"{Path.GetFileName(file)}:{i + 1}")))
            .Where(x => Impure().IsMatch(x.Line))
            .Select(x => $"{x.Place} {x.Line.Trim()}")
            .ShouldBeEmpty();

    [Fact]
    public void No_region_is_named_in_the_code()
    {
        var folders = Directory
            .GetDirectories(Path.Combine(Sources.Root, "workflows"), "??.??-*")
            .Select(f => Path.GetFileName(f)!)
            .ToList();
        var words = folders
            .SelectMany(f => new[] { f[..5], f[6..], f[6..].Replace('-', ' ') })
            .Concat(["PROC-BJB", "PROC-PWK", "PROC-MLN", "PROC-KKR"])
            .ToList();
        words.Count.ShouldBeGreaterThan(4);
        Sources
            .Of("src", ".cs", ".cshtml", ".js", ".mjs", ".css")
            .SelectMany(file => File.ReadLines(file).Select(line => (file, line)))
            .Where(x => words.Any(word => x.line.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(x => $"{Sources.Named(x.file)}: {x.line.Trim()}")
            .ShouldBeEmpty();
    }

    private static Room Of(string name) => Rooms.All.Single(r => r.Name == name);

    private static IReadOnlyList<Crossing> Read(Room room)
    {
        using var built = new BuiltRoom(room, AppContext.BaseDirectory);
        return [.. built.Crossings(), .. Sources.Usings(room)];
    }

    [GeneratedRegex(@"\b(UtcNow|DateTime\.Now|NewGuid|CreateVersion7|Random|async|HttpClient)\b")]
    private static partial Regex Impure();
}
