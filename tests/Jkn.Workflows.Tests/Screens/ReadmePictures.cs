using Jkn.Workflows.Tests.Domain;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// The pictures of the README: taken anew where <c>JKN_README_PICTURES</c> is set (tests/readme-pictures), else only looked for.
/// </summary>
[Collection(ScreensCollection.Name)]
public class ReadmePictures(Browser browser, ScreensOffice office)
{
    private static readonly string Folder = Path.Combine(Offices.Root, "tests", "Jkn.Workflows.Tests", "Screens", "pictures");
    private static readonly string[] Names = ["tugas", "berkas", "meja"];

    [Fact]
    public async Task The_README_shows_three_pictures_that_are_there()
    {
        if (Environment.GetEnvironmentVariable("JKN_README_PICTURES") is { Length: > 0 })
            await TakeAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(Offices.Root, "README.md"), TestServer.Ct);
        foreach (var name in Names)
        {
            readme.ShouldContain($"tests/Jkn.Workflows.Tests/Screens/pictures/{name}.png");
            new FileInfo(Path.Combine(Folder, name + ".png")).Length.ShouldBeInRange(5_000, 200_000);
        }
    }

    private async Task TakeAsync()
    {
        Directory.CreateDirectory(Folder);
        var id = await office.EmergencyAsync();
        var fo = await office.PersonAsync(Roles.FrontOffice);
        for (var i = 0; i < 4; i++)
        {
            var other = await fo.OpenCaseAsync("PROC-MLN");
            if (i % 2 == 0)
                await fo.CompleteAsync(other, "M01");
        }
        var desk = await browser.OpenAsync(office.Address, 1100);
        await desk.SignInAsync(fo);
        await ShotAsync(desk, "/tugas?lihat=semua", "tugas", 620);
        await ShotAsync(desk, $"/berkas/{id}", "berkas", 900);
        var phone = await browser.OpenAsync(office.Address, 390);
        await phone.SignInAsync(await office.PersonAsync(Roles.SectionHead));
        await ShotAsync(phone, "/meja", "meja", 620);
        await desk.Context.CloseAsync();
        await phone.Context.CloseAsync();
    }

    private static async Task ShotAsync(IPage page, string path, string name, int height)
    {
        await page.SetViewportSizeAsync(page.ViewportSize!.Width, height);
        await page.GotoAsync(path);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
    }
}
