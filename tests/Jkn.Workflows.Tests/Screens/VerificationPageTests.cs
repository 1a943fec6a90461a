using System.Net;
using Jkn.Workflows.Tests.Application.Letters;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>trust.md 5.3-5.5 as a nurse at a counter sees them: an old telephone, no script.</summary>
[Collection(ScreensCollection.Name)]
public class VerificationPageTests(Browser browser)
{
    [Fact]
    public async Task T5_3_T5_4_T5_5_the_page_says_its_answer_in_large_words_without_script()
    {
        Tools.NeedTypst();
        await using var issued = await VerifiedLetter.IssueAsync();
        var page = await browser.OpenAsync(issued.Office.Node.ClientOptions.BaseAddress, 390, script: false);
        await page.GotoAsync($"/v/{issued.Token}");

        await SendAsync(page, issued.Pdf);
        (await VerdictAsync(page)).ShouldStartWith("Asli");
        await page.ShotAsync("v-asli");
        await SendAsync(page, [.. issued.Pdf, .. "% lagi"u8]);
        (await VerdictAsync(page)).ShouldStartWith("Salinan yang diubah atau disimpan ulang");
        (await page.Locator(".result").InnerTextAsync()).ShouldContain("nomor 1/XI/2026, tanggal 9 November 2026");
        await page.ShotAsync("v-salinan");
        await SendAsync(page, "bukan PDF"u8.ToArray());
        (await VerdictAsync(page)).ShouldStartWith("Tidak dapat dibaca");

        var born = DateOnly.ParseExact(issued.Person.TanggalLahir!, "yyyy-MM-dd");
        await MatchAsync(page, $"{born:dd-MM-yyyy}", issued.Person.Nik[^6..]);
        (await VerdictAsync(page)).ShouldStartWith("Cocok");
        var content = await page.ContentAsync();
        foreach (var personal in new[] { issued.Person.Nama, issued.Person.Nik, issued.Person.Nik[^6..], $"{born:dd-MM-yyyy}" })
            content.ShouldNotContain(personal);
        await page.ShotAsync("v-cocok");
        await MatchAsync(page, "01-01-1911", "000000");
        (await VerdictAsync(page)).ShouldStartWith("Tidak cocok");
        await MatchAsync(page, "kemarin", "12");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Tulis tanggal lahir seperti 31-01-1965.");

        var unknown = await page.GotoAsync($"/v/{new string('0', 40)}");
        unknown!.Status.ShouldBe((int)HttpStatusCode.NotFound);
        (await page.Locator(".putusan").InnerTextAsync()).ShouldContain("Jangan diterima.");
        await page.ShotAsync("v-tidak-tercatat");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.Context.CloseAsync();
    }

    private static async Task SendAsync(IPage page, byte[] file)
    {
        var sent = new FilePayload
        {
            Name = "surat.pdf",
            MimeType = "application/pdf",
            Buffer = file,
        };
        await page.Locator("input[type=file]").SetInputFilesAsync(sent);
        await page.PressAsync("Periksa berkas");
    }

    private static async Task MatchAsync(IPage page, string born, string nik)
    {
        await page.GetByLabel("Tanggal lahir").FillAsync(born);
        await page.GetByLabel("Enam angka terakhir NIK").FillAsync(nik);
        await page.PressAsync("Cocokkan");
    }

    private static Task<string> VerdictAsync(IPage page) => page.Locator(".result .putusan").First.InnerTextAsync();
}
