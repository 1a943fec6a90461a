using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Application.Letters;

/// <summary>
/// SIGKILL while letters are issued: each has exactly one number, one file and the right signatures afterwards. The bench does 200.
/// </summary>
public class LetterKillTests
{
    [Fact]
    public async Task No_kill_loses_a_letter_or_signs_or_numbers_one_twice()
    {
        Tools.NeedTypst();
        var kills = Environment.GetEnvironmentVariable("JKN_LONG") == "1" ? "50" : "5";
        var lines = await BenchProcess.RunAsync((_, _) => false, ["letters-kill", kills, "41"]);
        lines[^1].ShouldContain(" 0 wrong");
        TestContext.Current.TestOutputHelper!.WriteLine(lines[^1]);
    }
}
