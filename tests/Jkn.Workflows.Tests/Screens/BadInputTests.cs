using Jkn.Workflows.Domain.Cases;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What goes wrong at a real counter.</summary>
[Collection(ScreensCollection.Name)]
public class BadInputTests(Browser browser, ScreensOffice office)
{
    [Fact]
    public async Task A_form_sent_twice_makes_one_file_and_the_back_button_does_no_harm()
    {
        var page = await browser.OpenAsync(office.Address, script: false);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.BeginAsync("Fajar Contoh");
        var file = page.Url;

        await page.GoBackAsync();
        await page.GetByLabel("Nama pemohon").FillAsync("Fajar Contoh");
        await page.PressAsync("Lanjut ke anggota keluarga");
        await page.HeadingAsync("Siapa saja yang didaftarkan?");

        page.Url.ShouldBe(file);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_file_of_a_wrong_kind_or_too_large_is_said_at_its_input_and_the_rest_is_kept()
    {
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.BeginAsync("Gita Contoh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();

        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        await page.Locator("input[name='dok.KK.catatan']").FillAsync("Asli ditunjukkan");
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "kk.png", MimeType = "image/png", Buffer = "<html><script>alert(1)</script>"u8.ToArray() });
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Hanya PDF, JPEG atau PNG yang diterima.");
        (await page.Locator("input[name='dok.KK.catatan']").InputValueAsync()).ShouldBe("Asli ditunjukkan");

        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "kk.pdf", MimeType = "application/pdf", Buffer = new byte[(4 * 1024 * 1024) + 1] });
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.GetByText("Ukuran berkas melebihi 4 MB.").First.WaitForAsync();
        (await page.GetByLabel("Ada, lengkap").First.IsCheckedAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Identity_numbers_are_shown_only_with_a_purpose_that_is_recorded_and_a_search_leaves_no_number_in_the_address()
    {
        var id = await office.EmergencyAsync();
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.BackOffice));
        var nik = (await office.Office.Database.Reader.LoadAsync(id, Support.TestServer.Ct))!.Participants.Values.Single().Nik;

        await page.GotoAsync("/tugas");
        await page.GetByLabel("Cari berkas: nomor, nama, atau NIK").FillAsync(nik);
        await page.PressAsync("Cari");
        await page.GetByText("1 berkas cocok").WaitForAsync();
        page.Url.ShouldNotContain(nik);
        (await page.ContentAsync()).ShouldNotContain(nik);
        await page.Locator("#daftar a").First.ClickAsync();
        await page.GetByText("Lihat NIK, KK, dan alamat lengkap").ClickAsync();
        await page.PressAsync("Buka data lengkap");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Tulis keperluannya");
        await page.GetByLabel("Keperluan", new() { Exact = true }).First.FillAsync("Mencocokkan dengan KK");
        await page.PressAsync("Buka data lengkap");
        (await page.GetByLabel("Data lengkap peserta").InnerTextAsync()).ShouldContain(nik);

        await using var db = office.Office.Database.NewContext();
        db.Reads.Count(r => r.CaseId == id && r.What == "identity" && r.Purpose == "Mencocokkan dengan KK").ShouldBe(1);
        await page.Context.CloseAsync();
    }
}
