using Jkn.Workflows.Server.Hosting;
using Jkn.Workflows.Server.Verbs;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Server.Verbs;

/// <summary>
/// Settings among a verb's words are settings, what looks like one and is none is refused, and nothing of it becomes a name.
/// </summary>
public sealed class VerbWordsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("jkn-words-").FullName;
    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--Data:Folder=", "Pengaturan Data:Folder tanpa nilai.")]
    [InlineData("--Data:Folder", "Pengaturan Data:Folder tanpa nilai.")]
    [InlineData("Data:Folder=", "Pengaturan Data:Folder tanpa nilai.")]
    [InlineData("--Dta:Folder=x", "Pengaturan Dta:Folder tidak dikenal.")]
    [InlineData("--folder=x", "Pilihan --folder tidak dikenal.")]
    [InlineData("--urls", "Pilihan --urls tidak dikenal.")]
    public async Task A_blank_or_unknown_setting_is_refused_and_makes_nothing(string word, string why)
    {
        var (exit, _, error) = await RunAsync("account", "add", "budi", "65.02", "BO", "Budi Fiksi", $"--Data:Folder={Data}", word);

        exit.ShouldBe(ExitCodes.Misuse);
        error.ShouldContain(why);
        error.ShouldContain("Pemakaian: account add");
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_setting_is_obeyed_in_each_of_its_forms_and_is_no_part_of_the_name()
    {
        (await RunAsync("account", "add", "budi", "65.02", "BO", "Budi Fiksi", $"--Data:Folder={Data}")).Exit.ShouldBe(ExitCodes.Done);
        (await RunAsync("account", "add", "cici", "65.02", "BO", "--data:folder", Data, "Cici", "Fiksi")).Exit.ShouldBe(ExitCodes.Done);
        (await RunAsync("account", "add", $"Data:Folder={Data}", "dedi", "65.02", "BO", "Dedi Fiksi")).Exit.ShouldBe(ExitCodes.Done);

        await using var database = TestDatabase.In(Data);
        await using var db = database.NewContext();
        db.Accounts.Select(a => a.DisplayName).ToArray().ShouldBe(["Budi Fiksi", "Cici Fiksi", "Dedi Fiksi"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_verbs_own_options_stay_its_own() =>
        (await RunAsync("simulate", "--region", "00.00", "--year", "2026", "--cases", "1")).Error.ShouldContain("Daerah 00.00 tidak ada");

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await VerbList.RunAsync(words, output, error, TestServer.Ct), output.ToString(), error.ToString());
    }
}
