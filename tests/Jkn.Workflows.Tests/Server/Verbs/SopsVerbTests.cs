using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Verbs;

namespace Jkn.Workflows.Tests.Server.Verbs;

public class SopsVerbTests
{
    [Fact]
    public async Task Each_region_is_listed_with_its_procedures_what_they_rest_on_and_what_is_open()
    {
        var (exit, text) = await RunAsync("sops");

        exit.ShouldBe(ExitCodes.Done);
        foreach (var code in new[] { "32.14", "63.72", "64.02", "65.02" })
            text.ShouldContain($"{code} K");
        text.ShouldContain("PROC-MLN v1 EFEKTIF");
        text.ShouldContain("PROC-KKR v1 (0.1-draft) DRAF");
        // No procedure stands in that region's document; of that chain two lines are there, but not their times.
        text.ShouldMatch("PROC-KKR .*, 0 dari [1-9][0-9]* langkah orang bersumber baris dokumen");
        text.ShouldMatch("PART-MLN-PARAF .*, 0 dari 4 langkah orang bersumber baris dokumen");
        text.ShouldMatch("PROC-MLN v.*, [1-9][0-9]* dari [1-9][0-9]* langkah orang");
        text.ShouldContain("Asumsi pada pengaturan: A-");
        text.ShouldContain("Pertanyaan terbuka: X-04");
        text.ShouldContain("Pertanyaan terbuka: Standar Pelayanan, tidak ada pada dokumen:");
    }

    [Fact]
    public async Task One_region_is_listed_alone_and_an_unknown_one_is_refused()
    {
        (await RunAsync("sops", "65.02")).Text.ShouldNotContain("63.72");
        (await RunAsync("sops", "00.00")).Exit.ShouldBe(ExitCodes.Misuse);
    }

    private static async Task<(int Exit, string Text)> RunAsync(params string[] words)
    {
        using var text = new StringWriter();
        return (await VerbList.RunAsync(words, text, text, TestContext.Current.CancellationToken), text.ToString());
    }
}
