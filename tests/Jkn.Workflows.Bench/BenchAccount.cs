using System.Text.RegularExpressions;

namespace Jkn.Workflows.Bench;

/// <summary>An account as an office gets one: the verb gives a code, by which its owner chooses a password on the page for codes.</summary>
internal sealed partial record BenchAccount(string UserName, string Code)
{
    public const string Password = "kalimat sandi untuk ukuran";

    public static async Task<BenchAccount> AddAsync(string folder, string userName, string roles, string name)
    {
        var said = await BenchServer.VerbAsync(folder, "account", "add", userName, "65.02", roles, name);
        return new(userName, Given().Match(said).Groups[1].Value);
    }

    /// <summary>Once, at a running server.</summary>
    public async Task ChooseAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var page = await client.GetStringAsync("/masuk/kode");
        using var form = new FormUrlEncodedContent([
            new("Akun", UserName),
            new("KodeSatu", Code),
            new("Baru", Password),
            new("Ulang", Password),
            new("__RequestVerificationToken", Token().Match(page).Groups[1].Value),
        ]);
        using var answer = await client.PostAsync("/masuk/kode", form);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath != "/masuk")
            throw new InvalidOperationException($"{UserName} could not choose a password: {(int)answer.StatusCode}.");
    }

    [GeneratedRegex(@"\): ([a-z0-9-]+)\.")]
    private static partial Regex Given();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
