using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What a list shows while others work.</summary>
[Collection(ScreensCollection.Name)]
public class LiveTests(Browser browser, ScreensOffice office)
{
    [Fact]
    public async Task A_task_that_a_colleague_takes_leaves_the_list_of_free_ones_without_a_reload()
    {
        var fo = await office.PersonAsync(Roles.FrontOffice);
        var id = await fo.OpenCaseAsync("PROC-MLN");
        await fo.CompleteAsync(id, "M01");
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.Office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice));
        await page.GotoAsync("/tugas?lihat=belum");
        var row = page.Locator($"a[href^='/tugas/{id}/']");
        await row.WaitForAsync();
        await page.EvaluateAsync("window.masihSama = true");

        var task = await fo.TaskAsync(id, "M02");
        (await fo.SendAsync(HttpMethod.Put, ApiPerson.PathOf(id, task) + "/assignment", ifMatch: ApiPerson.TagOf(task))).ShouldBe(
            System.Net.HttpStatusCode.OK
        );

        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await page.EvaluateAsync<bool>("window.masihSama")).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AC90_a_letter_that_arrives_is_told_in_the_menu_and_title_of_any_page_within_seconds()
    {
        await using var own = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo) = (await own.HireAsync(ApiOffice.Malinau, "FO"), await own.HireAsync(ApiOffice.Malinau, "BO"));
        var kasie = await own.HireAsync(ApiOffice.Malinau, "KASIE");
        var page = await browser.OpenAsync(own.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(kasie);
        await page.GotoAsync("/pejabat");
        await Assertions.Expect(page.Locator(".menu-besar [data-hitung='meja']")).ToBeHiddenAsync();
        await page.EvaluateAsync("window.masihSama = true");

        await Application.Cases.OfMalinau.InBatchAsync(fo, bo);

        await Assertions.Expect(page.Locator(".menu-besar [data-hitung='meja']")).ToContainTextAsync("1");
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(\d+\) Pejabat"));
        (await page.EvaluateAsync<bool>("window.masihSama")).ShouldBeTrue("without a reload");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".menu-besar [data-hitung='meja']")).ToContainTextAsync("1");
        (await kasie.GetAsync("/api/notices")).Text.ShouldContain("tugas-darurat");
        await page.Context.CloseAsync();
    }
}
