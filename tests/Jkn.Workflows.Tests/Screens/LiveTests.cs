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
}
