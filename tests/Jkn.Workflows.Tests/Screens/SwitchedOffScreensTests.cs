using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>Switching an account off, as the administrator does it, and what the head of the agency then sees.</summary>
[Collection(ScreensCollection.Name)]
public class SwitchedOffScreensTests(Browser browser)
{
    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task Its_tasks_go_back_and_what_it_still_holds_is_listed_to_the_administrator_and_the_head(int width)
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (admin, head) = (await office.HireAsync(ApiOffice.Malinau, "ADMIN"), await office.HireAsync(ApiOffice.Malinau, "KADIS"));
        var (fo, kasie) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "KASIE"));
        var id = await fo.OpenCaseAsync("PROC-MLN");
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, width);
        await page.SignInAsync(admin);

        await SwitchOffAsync(page, fo, "Akun dimatikan. 1 tugas dikembalikan ke meja bersama.");
        await SwitchOffAsync(page, kasie, "Akun dimatikan.");

        const string left = "Orang KASIE masih menjabat Kepala Seksi, tetapi akunnya sudah dimatikan.";
        (await page.Locator(".perhatian").InnerTextAsync()).ShouldContain(left);
        await page.ShotAsync($"akun-mati-{width}");
        (await head.TaskAsync(id, "M01")).TryGetProperty("assignedTo", out _).ShouldBeFalse();
        await page.Context.CloseAsync();
        var desk = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, width);
        await desk.SignInAsync(head);
        await desk.GotoAsync("/beranda");
        (await desk.Locator(".perhatian").InnerTextAsync()).ShouldContain(left);
        await desk.ShotAsync($"beranda-mati-{width}");
        (await desk.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")).ShouldBeFalse();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Atur pejabat atau penggantinya" }).ClickAsync();
        await desk.HeadingAsync("Pejabat dan delegasi");
        await desk.Context.CloseAsync();
    }

    private static async Task SwitchOffAsync(IPage page, ApiPerson who, string told)
    {
        await page.GotoAsync("/admin/akun");
        var row = page.Locator("tr", new() { HasText = who.UserName });
        await row.Locator("summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Matikan akun" }).ClickAsync();
        await page.Locator(".interupsi .btn-danger").ClickAsync();
        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain(told);
    }
}
