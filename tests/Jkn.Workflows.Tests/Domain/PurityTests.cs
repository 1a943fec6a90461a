using System.Text.RegularExpressions;

namespace Jkn.Workflows.Tests.Domain;

public partial class PurityTests
{
    [Fact]
    public void No_region_is_named_in_the_code()
    {
        var regions = Directory
            .GetDirectories(Path.Combine(Offices.Root, "workflows"), "??.??-*")
            .Select(folder => Path.GetFileName(folder)!)
            .ToList();
        var words = regions.Select(name => name[..5]).Concat(regions.Select(name => name[6..]));

        Sources()
            .Where(file => words.Any(word => file.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(file => file.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Domain_code_has_no_clock_no_chance_and_no_tasks() =>
        Sources().Where(file => Impure().IsMatch(file.Text)).Select(file => file.Name).ShouldBeEmpty();

    private static IEnumerable<(string Name, string Text)> Sources() =>
        Directory
            .GetFiles(Path.Combine(Offices.Root, "src", "Jkn.Workflows.Domain"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    [GeneratedRegex(@"\b(UtcNow|DateTime\.Now|NewGuid|CreateVersion7|Random|async|HttpClient)\b")]
    private static partial Regex Impure();
}
