using System.Net;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What the office does of its own accord begins without an applicant and is never a draft of somebody's application.</summary>
[Collection(ScreensCollection.Name)]
public class ErrandsTests(Browser browser)
{
    [Fact]
    public async Task The_letter_to_the_villages_begins_without_an_applicant_and_runs()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var (fo, bo) = (await office.HireAsync(OfBanjarbaru.Region, "FO"), await office.HireAsync(OfBanjarbaru.Region, "BO"));
        (await fo.PostAsync("/api/errands", new { sop = "PROC-BJB-KEL" })).ShouldBe(HttpStatusCode.Forbidden, "role-missing");
        (await bo.PostAsync("/api/errands", new { sop = OfBanjarbaru.Sop })).ShouldBe(
            HttpStatusCode.UnprocessableEntity,
            "sop-not-for-errands"
        );
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(bo);

        await page.GotoAsync("/loket");
        (await page.GetByText("Pemberitahuan Usulan ke Kelurahan").CountAsync()).ShouldBe(0, "nobody applies for it");
        await page.GotoAsync("/urusan");
        await page.PressAsync("Mulai: Pemberitahuan Usulan ke Kelurahan");
        await page.HeadingAsync("Pemberitahuan Usulan ke Kelurahan");
        var said = await page.Locator("main").InnerTextAsync();
        said.ShouldContain("Berjalan");
        said.ShouldNotContain("Pemohon");
        said.ShouldNotContain("Draf");
        await page.ShotAsync("urusan-isi-1366");
        await page.GotoAsync("/urusan");
        await page.GetByText("Membuat surat pemberitahuan usulan calon peserta").WaitForAsync();
        await page.ShotAsync("urusan-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("urusan-390");
        await page.GotoAsync("/tugas");
        await page.GetByRole(AriaRole.Link, new() { Name = "Membuat surat pemberitahuan usulan calon peserta" }).First.ClickAsync();
        await page.HeadingAsync("Membuat surat pemberitahuan usulan calon peserta");
        await page.ShotAsync("urusan-tugas-390");
        await page.Context.CloseAsync();
    }
}
