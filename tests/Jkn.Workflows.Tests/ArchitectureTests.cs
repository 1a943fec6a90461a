using System.Reflection;
using System.Text.RegularExpressions;
using Jkn.Workflows.Application.Effects;
using Jkn.Workflows.Domain.Cases;
using Jkn.Workflows.Engine;

namespace Jkn.Workflows.Tests;

/// <summary>
/// The rules that keep the product simple, held by machine: what may use what, no clock in pure code, files that stay readable.
/// </summary>
public partial class ArchitectureTests
{
    private const int MostLines = 500;

    [Theory]
    [InlineData(typeof(FlowEngine), "System,Jint,Acornima,Cronos,netstandard")]
    [InlineData(typeof(CaseState), "System,NodaTime,Jkn.Workflows.Engine,netstandard")]
    public void A_pure_project_uses_only(Type inside, string allowed) =>
        inside
            .Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(name =>
                !allowed.Split(',').Any(a => name == a || (a == "System" && name.StartsWith("System.", StringComparison.Ordinal)))
            )
            .ShouldBeEmpty();

    [Fact]
    public void Pure_code_has_no_clock_no_chance_and_no_tasks() =>
        Sources("Jkn.Workflows.Engine")
            .Concat(Sources("Jkn.Workflows.Domain"))
            .SelectMany(file => File.ReadAllLines(file).Select((line, i) => (file, i, line)))
            .Where(x => Impure().IsMatch(x.line))
            .Select(x => $"{Path.GetFileName(x.file)}:{x.i + 1} {x.line.Trim()}")
            .ShouldBeEmpty();

    [Fact]
    public void No_file_is_too_long_to_read() =>
        Sources("").Where(f => File.ReadLines(f).Count() > MostLines).Select(Path.GetFileName).ShouldBeEmpty();

    [Fact]
    public void Every_kind_of_effect_has_exactly_one_handler()
    {
        var kinds = typeof(EffectKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!);
        var handled = typeof(EffectHandler)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(EffectHandler)))
            .SelectMany(t => ((EffectHandler)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(t)).Kinds);

        handled.Order(StringComparer.Ordinal).ShouldBe(kinds.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Sources(string project) =>
        Directory
            .EnumerateFiles(Path.Combine(Root(), "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(f =>
                !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            );

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Jkn.Workflows.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"\b(UtcNow|DateTime\.Now|NewGuid|CreateVersion7|Random|async|HttpClient)\b")]
    private static partial Regex Impure();
}
