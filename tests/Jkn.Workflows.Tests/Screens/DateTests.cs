using System.Net;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>AC-98: a paper's day that no calendar has is refused where it was keyed, through either mouth.</summary>
[Collection(ScreensCollection.Name)]
public class DateTests(Browser browser, ScreensOffice office)
{
    [Theory]
    [InlineData("2026-02-30", "date-invalid")]
    [InlineData("30/02/2026", "date-invalid")]
    [InlineData("kemarin", "date-invalid")]
    [InlineData("2099-01-01", "date-future")]
    public async Task AC98_the_api_names_the_field(string keyed, string code)
    {
        var fo = await office.PersonAsync(Roles.FrontOffice);
        var id = await fo.OpenCaseAsync("PROC-MLN");

        var answer = await fo.PutAsync($"/api/cases/{id}/documents/RAWAT_INAP", new { result = "ADA_LENGKAP", tanggal = keyed });

        answer.ShouldBe(HttpStatusCode.UnprocessableEntity, code);
        answer.Body.GetProperty("invalidParams")[0].GetProperty("name").GetString().ShouldBe("tanggal");
    }

    [Fact]
    public async Task AC98_the_page_says_it_at_the_field_and_keeps_what_was_typed()
    {
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.BeginAsync("Hani Contoh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        await page.FoundAsync("Surat Rawat Inap", "Ada, lengkap");
        // A browser without a date field takes any text.
        var day = page.Locator("[name='dok.RAWAT_INAP.tanggal']");
        await day.EvaluateAsync("e => e.type = 'text'");
        await day.FillAsync("2026-02-30");

        await page.PressAsync("Lanjut ke Periksa jawaban Anda");

        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("hari ini tidak ada pada kalender");
        await page.Locator("[id$='tanggal-galat']").GetByText("hari ini tidak ada pada kalender").WaitForAsync();
        await page.ShotAsync("tanggal-surat-1366");
        await page.Context.CloseAsync();
    }
}
