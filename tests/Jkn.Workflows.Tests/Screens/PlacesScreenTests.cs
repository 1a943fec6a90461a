using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>The head says where the office serves, a superior who serves where.</summary>
[Collection(ScreensCollection.Name)]
public class PlacesScreenTests(Browser browser)
{
    [Fact]
    public async Task The_head_adds_a_place_and_the_section_head_places_an_officer_there()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "32.14-purwakarta");
        var (fo, kasie, head) = (
            await office.HireAsync("32.14", Roles.FrontOffice),
            await office.HireAsync("32.14", Roles.SectionHead),
            await office.HireAsync("32.14", Roles.AgencyHead)
        );
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(head);
        await page.GotoAsync("/tempat");
        await page.GetByText("Tambah, ubah, atau tutup tempat").ClickAsync();
        await page.GetByLabel("Tempat", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Tempat baru" });
        await page.GetByLabel("Nama (boleh kosong)").FillAsync("Kecamatan Contoh");
        await page.GetByLabel("Huruf antrian").FillAsync("b");
        await page.GetByLabel("Alasan").FillAsync("Surat tugas contoh");
        await page.PressAsync("Simpan");
        await page.GetByText("B-001 dan seterusnya").WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Kecamatan Contoh, antrian B");
        await page.ShotAsync("tempat-kadis-1366");

        await page.SignInAsync(kasie);
        await page.GotoAsync("/tempat");
        await page.GetByLabel("Orang FO").SelectOptionAsync(new SelectOptionValue { Label = "Kecamatan Contoh" });
        await page.PressAsync("Simpan penempatan");
        await page.GetByText("1 petugas ditempatkan").WaitForAsync();
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("tempat-kasie-390");

        await page.SignInAsync(fo);
        await page.GotoAsync("/antrian");
        await page.HeadingAsync("Antrian dan buku tamu hari ini, Kecamatan Contoh");
        await page.PressAsync("Beri nomor antrian");
        await page.GetByText("Nomor antrian B-001 diberikan.").WaitForAsync();
        await page.Context.CloseAsync();
    }
}
