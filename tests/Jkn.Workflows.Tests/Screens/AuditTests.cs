using System.Net;
using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Screens;

[Collection(ScreensCollection.Name)]
public class AuditTests(Browser browser)
{
    [Fact]
    public async Task A_day_of_the_audit_trail_is_the_day_of_each_regions_own_zone()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-04T10:00", "32.14-purwakarta");
        var fo = await office.HireAsync("32.14", "FO");
        var admin = await office.HireAsync("*", "ADMIN");
        var id = await fo.OpenCaseAsync("PROC-PWK");
        (await fo.CompleteAsync(id, "W01R")).ShouldBe(HttpStatusCode.OK);
        // Half past midnight in WITA is half past eleven of the evening before in Purwakarta.
        office.Clock.Now = Offices.Wita("2026-11-05T00:30");
        (await fo.PostAsync($"/api/cases/{id}/notes", new { text = "" })).ShouldBe(HttpStatusCode.BadRequest);
        (await fo.PostAsync($"/api/cases/{id}/notes", new { text = "Keluarga menelepon" })).ShouldBe(HttpStatusCode.NoContent);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(admin);

        await page.GotoAsync("/jejak?tanggal=2026-11-05");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("Add note");
        await page.GotoAsync("/jejak?tanggal=2026-11-04");
        var shown = await page.Locator("main").InnerTextAsync();
        shown.ShouldContain("Add note");
        shown.ShouldContain("4 November 2026 pukul 23.30 WIB");
        shown.ShouldNotContain("Keluarga menelepon");
        shown.ShouldContain("Peran Orang ADMIN: Admin", Case.Sensitive, "the installation's own journal, with names");
        await page.Context.CloseAsync();
    }
}
