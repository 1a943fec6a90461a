using Jkn.Workflows.Tests.Application.Cases;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>The one search field finds anybody in a case.</summary>
[Collection(ScreensCollection.Name)]
public class SearchTests(Browser browser, ScreensOffice office)
{
    [Theory, InlineData(1366), InlineData(390)]
    public async Task A_case_is_found_by_its_applicant_and_by_each_of_its_people(int width)
    {
        var fo = await office.PersonAsync(Roles.FrontOffice);
        var id = await fo.OpenCaseAsync("PROC-MLN");
        var (nik, other) = (office.NewNik(), office.NewNik());
        await fo.PutAsync($"/api/cases/{id}/participants/p1", new { participant = OfMalinau.PersonWith(nik, "RIZKY ANAK SAKIT") });
        await fo.PutAsync($"/api/cases/{id}/participants/p2", new { participant = OfMalinau.PersonWith(other, "MA’RUF KEPALA") });
        var page = await browser.OpenAsync(office.Address, width);
        await page.SignInAsync(fo);

        foreach (var typed in new[] { "anak sakit", "ma'ruf", "kepala ma", $"{nik[..4]} {nik[4..8]} {nik[8..12]} {nik[12..]}" })
        {
            await page.GotoAsync("/berkas");
            await page.Locator("#cari").FillAsync(typed);
            await page.Locator("#cari").PressAsync("Enter");
            await page.Locator($"a[href='/berkas/{id}']").First.WaitForAsync();
            var row = await page.Locator("tr", new() { Has = page.Locator($"a[href='/berkas/{id}']") }).InnerTextAsync();
            row.ShouldContain("RIZKY ANAK SAKIT");
            row.ShouldContain("bersama MA’RUF KEPALA, Siti Contoh");
        }
        await page.ShotAsync($"cari-{width}");
        await page.Context.CloseAsync();
    }
}
