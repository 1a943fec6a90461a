using System.Text;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>The daily seals, as the head of an agency finds and prints them.</summary>
[Collection(ScreensCollection.Name)]
public sealed class SealScreensTests(Browser browser)
{
    [Fact]
    public async Task Trust_7_1_the_head_prints_the_months_seals_and_the_file_lies_in_the_folder()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        await Until.TrueAsync(() => IsSealedAsync(office), () => Task.FromResult("no sheet"));
        var head = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await head.SignInAsync(await office.HireAsync("65.02", "KADIS"));

        await head.GotoAsync("/segel?bulan=2026-11");
        await Assertions.Expect(head.GetByRole(AriaRole.Cell, new() { Name = "3 November 2026" })).ToBeVisibleAsync();
        await head.ShotAsync("segel-1366");
        var pdf = await head.RunAndWaitForDownloadAsync(() => head.PressAsync("Cetak lembar bulan ini (PDF)"));
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await pdf.PathAsync(), TestServer.Ct)).ShouldStartWith("%PDF-");
        await head.SetViewportSizeAsync(390, 844);
        await head.GotoAsync("/segel?bulan=2026-11");
        (await head.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await head.ShotAsync("segel-390");
        if (Environment.GetEnvironmentVariable("JKN_SCREENSHOTS") is { Length: > 0 } shots)
            await pdf.SaveAsAsync(Path.Combine(shots, "segel.pdf"));

        var file = Path.Combine(office.Database.Folder, "segel", "65.02.jsonl");
        await Until.TrueAsync(() => Task.FromResult(File.Exists(file)), () => Task.FromResult("no file"));
        File.ReadLines(file).Count().ShouldBe(1);
        File.Exists(Path.Combine(office.Database.Folder, "keys", "segel.pub.pem")).ShouldBeTrue();
    }

    private static async Task<bool> IsSealedAsync(ApiOffice office)
    {
        await using var db = office.Database.NewContext();
        return await db.DailyHeads.AnyAsync(r => r.Region == ApiOffice.Malinau, TestServer.Ct);
    }
}
