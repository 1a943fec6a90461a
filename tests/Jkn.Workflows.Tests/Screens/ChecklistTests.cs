using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>The checklist of a family: papers of each person, the patient by name, and the two ways that are not "complete".</summary>
[Collection(ScreensCollection.Name)]
public class ChecklistTests(Browser browser, ScreensOffice office)
{
    [Theory, InlineData(1366), InlineData(390)]
    public async Task A_paper_is_recorded_for_one_person_and_the_patient_is_named(int width)
    {
        var page = await OpenAsync("Rini Contoh", width);
        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        await page.Locator("summary", new() { HasText = "per orang" }).First.ClickAsync();
        await page.Locator("[name='dok.KTP-p2.hasil'][value='ADA_LENGKAP']").CheckAsync();
        await page.FoundAsync("Surat Rawat Inap", "Ada, lengkap");
        await page.Locator("[name='dok.RAWAT_INAP.pasien']").SelectOptionAsync("p2");
        await page.Locator("[name='dok.RAWAT_INAP.masuk']").FillAsync("2026-11-03");
        await page.Locator("[name='dok.RAWAT_INAP.nomor']").FillAsync("RI-7");
        await page.ShotAsync($"dokumen-keluarga-{width}");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");

        await page.HeadingAsync("Periksa jawaban Anda sebelum menerima berkas");
        var said = await page.Locator("main").InnerTextAsync();
        said.ShouldContain("Surat Rawat Inap: BUDI CONTOH");
        said.ShouldContain("KTP domisili Kabupaten Malinau: BUDI CONTOH");
        await page.ShotAsync($"periksa-keluarga-{width}");
        await page.GoBackAsync();
        await page.ReloadAsync();
        (await page.Locator("[name='dok.RAWAT_INAP-p2.masuk']").InputValueAsync()).ShouldBe("2026-11-03");
        (await page.Locator("[name='dok.RAWAT_INAP-lain.pasien'] option").AllTextContentsAsync()).ShouldBe([
            "Belum disebut",
            "ANDI CONTOH",
        ]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_ends_an_application_is_asked_for_first_and_a_blurred_copy_does_not_end_it()
    {
        var page = await OpenAsync("Sari Contoh", 1366);
        await page.FoundAsync("Kartu Keluarga", "Ada, tidak sesuai");
        await page.Locator("[name='dok.KK.catatan']").FillAsync("salinan buram");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Berkas belum lengkap.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ubah dokumen" }).ClickAsync();
        await page.FoundAsync("Kartu Keluarga", "Ada, tidak memenuhi syarat daerah ini");
        await page.Locator("[name='dok.KK.catatan']").FillAsync("KK kabupaten lain");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");

        await page.PressAsync("Catat tidak dapat didaftarkan");
        await page.HeadingAsync("Catat tidak dapat didaftarkan?");
        await page.ShotAsync("tidak-dapat-didaftarkan-1366");
        await page.PressAsync("Catat tidak dapat didaftarkan");

        await page.GetByText("Tidak Dapat Didaftarkan").Or(page.GetByText("tidak dapat diteruskan")).First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>At the papers of a family of two.</summary>
    private async Task<IPage> OpenAsync(string applicant, int width)
    {
        var page = await browser.OpenAsync(office.Address, width);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.BeginAsync(applicant);
        await page.AddAsync("6502990411260001", office.NewNik(), "ANDI CONTOH");
        await page.AddAsync("6502990411260001", office.NewNik(), "BUDI CONTOH");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        return page;
    }
}
