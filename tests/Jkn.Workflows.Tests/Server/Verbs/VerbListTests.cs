using Jkn.Workflows.Server.Verbs;
using static Jkn.Workflows.Tests.Support.TestServer;

namespace Jkn.Workflows.Tests.Server.Verbs;

public class VerbListTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost:1")]
    [InlineData(true, "version")]
    [InlineData(true, "apa", "ini")]
    public void Only_a_word_is_a_verb(bool verb, params string[] args) => VerbList.Asked(args).ShouldBe(verb);

    [Fact]
    public async Task An_unknown_verb_explains_and_exits_with_2()
    {
        var (exit, output, error) = await RunAsync("terbang");

        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain("Perintah tidak dikenal: terbang");
        error.ShouldContain("due REGION CLOCK START");
    }

    [Fact]
    public async Task Help_lists_every_verb_once()
    {
        var (exit, output, _) = await RunAsync("help");

        exit.ShouldBe(0);
        foreach (var verb in VerbList.All)
            output.ShouldContain($"  {verb.Name}");
        VerbList.All.Select(v => v.Name).ShouldBeUnique();
    }

    [Fact]
    public async Task Due_without_all_its_words_exits_with_2()
    {
        var (exit, _, error) = await RunAsync("due", "65.02");

        exit.ShouldBe(2);
        error.ShouldContain("Pemakaian: due REGION CLOCK START");
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await VerbList.RunAsync(args, output, error, Ct);
        return (exit, output.ToString(), error.ToString());
    }
}
