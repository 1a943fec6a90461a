using System.Text.RegularExpressions;

namespace Jkn.Workflows.Tests;

/// <summary>
/// A stored code stands in one place, as a constant; what is bare in an expression is not found when its meaning is sought.
/// </summary>
public partial class CodeWordsTests
{
    /// <summary>Where codes are read from files or put into words, one by one.</summary>
    private static readonly string[] dictionaries =
    [
        "src/Jkn.Workflows.Server/Pages/Words.cs",
        "src/Jkn.Workflows.Server/Pages/Sop/SopWords.cs",
        "src/Jkn.Workflows.Domain/Regions/PeopleJson.cs",
    ];

    [Fact]
    public void No_code_of_an_answer_an_act_or_a_use_is_written_bare()
    {
        var found = Directory
            .GetFiles(Path.Combine(Domain.Offices.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: Path.GetRelativePath(Domain.Offices.Root, file).Replace('\\', '/'), Full: file))
            .Where(f => !f.File.Contains("/obj/") && !f.File.Contains("/bin/") && !dictionaries.Contains(f.File))
            .SelectMany(f => Bare(File.ReadAllText(f.Full)).Select(line => $"{f.File}: {line}"))
            .ToList();

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("if (line.Outcome == \"GAGAL\")", true)]
    [InlineData("v.Use is \"CASE\" or SopUses.Batch", true)]
    [InlineData("OnDue: \"outcome:Dikunci\"", true)]
    [InlineData("    public const string Active = \"AKTIF\",", false)]
    [InlineData("        NoCard = \"TANPA_KARTU\";", false)]
    [InlineData("/// the value stored is \"AKTIF\"", false)]
    public void A_definition_is_not_bare(string line, bool bare) => Bare(line).Any().ShouldBe(bare);

    private static IEnumerable<string> Bare(string text) =>
        text.Split('\n').Select(l => l.Trim()).Where(l => !l.StartsWith("//") && Code().IsMatch(Definition().Replace(l, "")));

    [GeneratedRegex("\"(AKTIF|GAGAL|TANPA_KARTU|CASE|BATCH|PART|PARAF|TANDA_TANGAN|Setuju|outcome:[^\"]*)\"")]
    private static partial Regex Code();

    [GeneratedRegex("[A-Z]\\w* = \"[^\"]*\"[,;]")]
    private static partial Regex Definition();
}
