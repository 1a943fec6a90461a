using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>Officials at their desk, mostly by phone.</summary>
[Collection(ScreensCollection.Name)]
public partial class DeskTests(Browser browser, ScreensOffice office)
{
    [Fact]
    public async Task A_letter_begins_with_what_the_papers_say_and_all_that_it_lacks_is_named_at_once()
    {
        var (fo, bo) = (await office.PersonAsync(Roles.FrontOffice), await office.PersonAsync(Roles.BackOffice));
        var id = await OfMalinau.BeforeLetterAsync(fo, bo, office.NewNik());
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(bo);
        await page.GotoAsync($"/berkas/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Membuat surat penerbitan kartu kepesertaan sementara" }).ClickAsync();
        (await page.GetByLabel("Rumah sakit", new() { Exact = true }).InputValueAsync()).ShouldBe("RSUD Contoh");
        (await page.GetByLabel("Nomor surat rawat inap").InputValueAsync()).ShouldBe("RI-001");
        await page.PressAsync("Kirim surat");
        var faults = await page.Locator("#ringkasan-galat").InnerTextAsync();
        faults.ShouldContain("Kepada (Yth.) wajib diisi.");
        faults.ShouldContain("Dikirim ke wajib diisi.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Many_at_once_get_an_outcome_each_and_a_stranger_of_another_region_finds_nothing()
    {
        var id = await office.EmergencyAsync();
        await At(
            Roles.SectionHead,
            true,
            async page =>
            {
                await page.GotoAsync("/meja");
                await page.Locator($"input[name=pilih][value^='{id}|']").CheckAsync();
                await page.SignAsync(await office.PersonAsync(Roles.SectionHead), "Paraf / tanda tangani yang dipilih");
                (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("diberikan");
            }
        );
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(InventedRegion.Code, Roles.SectionHead));
        (await page.GotoAsync($"/berkas/{id}"))!.Status.ShouldBe(404);
        (await page.TitleAsync()).ShouldStartWith("Halaman tidak ditemukan");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_the_head_has_signed_is_not_offered_again_while_it_is_sealed()
    {
        Tools.NeedTypst();
        var id = await office.EmergencyAsync();
        (await (await office.PersonAsync(Roles.SectionHead)).SignAsync(id, "E06")).ShouldBe(System.Net.HttpStatusCode.OK);
        (await (await office.PersonAsync(Roles.DivisionHead)).SignAsync(id, "E07")).ShouldBe(System.Net.HttpStatusCode.OK);
        await At(
            Roles.AgencyHead,
            true,
            async page =>
            {
                await page.GotoAsync("/meja");
                await page.Locator($"a[href^='/tugas/{id}/']").First.ClickAsync();
                await page.SignAsync(await office.PersonAsync(Roles.AgencyHead), "Tanda tangani");
                await page.HeadingAsync("Meja tanda tangan");
                (await page.Locator($"input[name=pilih][value^='{id}|']").CountAsync()).ShouldBe(0);
                await page.ShotAsync("meja-disegel");
            }
        );
        await (await office.PersonAsync(Roles.BackOffice)).TaskAsync(id, "E10");
    }

    [Fact]
    public async Task Two_officers_at_one_task_the_second_sees_who_was_first_and_loses_nothing()
    {
        var (first, second) = (await browser.OpenAsync(office.Address), await browser.OpenAsync(office.Address));
        await first.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await second.SignInAsync(await office.Office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice));
        await first.BeginAsync("Eka Contoh");
        await first.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        await first.FoundAsync("Kartu Keluarga", "Tidak ada");
        await first.PressAsync("Lanjut ke Periksa jawaban Anda");
        await first.PressAsync("Terima, lalu kembalikan untuk dilengkapi");
        await first.GetByRole(AriaRole.Link, new() { Name = "Buka berkas" }).ClickAsync();
        await first.GetByRole(AriaRole.Link, new() { Name = "Menunggu berkas dilengkapi" }).ClickAsync();
        await first.HeadingAsync("Menunggu berkas dilengkapi");

        await second.GotoAsync(first.Url);
        await second.GetByLabel("Catatan").FillAsync("Sudah saya terima");
        await first.PressAsync("Ambil tugas");
        await first.GetByRole(AriaRole.Status).WaitForAsync();
        await second.PressAsync("Berkas sudah dilengkapi");

        await second.GetByText("Tugas ini berubah selagi Anda mengisi.").WaitForAsync();
        (await second.Locator("main").InnerTextAsync()).ShouldContain("Orang FO");
        (await second.GetByLabel("Catatan").CountAsync()).ShouldBeLessThanOrEqualTo(1);
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }
}
