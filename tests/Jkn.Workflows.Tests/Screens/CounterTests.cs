using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>The counter, as an officer works it; with and without JavaScript.</summary>
[Collection(ScreensCollection.Name)]
public class CounterTests(Browser browser, ScreensOffice office)
{
    [Theory, InlineData(true, 1366), InlineData(false, 390)]
    public async Task AC01_a_complete_file_is_received_in_one_flow_and_the_receipt_names_number_promise_and_no_fee(bool script, int width)
    {
        var page = await browser.OpenAsync(office.Address, width, script);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));

        await page.BeginAsync("Siti Contoh");
        await page.AddAsync("6502990411260001", office.NewNik(), "ANDI CONTOH");
        await page.ShotAsync($"loket-keluarga-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        await page.Locator("input[type=file]")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "kk.png",
                    MimeType = "image/png",
                    Buffer = Png,
                }
            );
        await page.ShotAsync($"loket-dokumen-{width}");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.HeadingAsync("Periksa jawaban Anda sebelum menerima berkas");
        await page.ShotAsync($"loket-periksa-{width}");
        await page.PressAsync("Terima berkas");

        await page.HeadingAsync("Berkas diterima");
        var receipt = await page.Locator("main").InnerTextAsync();
        receipt.ShouldContain("0 Rupiah (GRATIS)");
        receipt.ShouldContain("Siti Contoh");
        receipt.ShouldContain("2026");
        receipt.ShouldNotContain("Belum ditetapkan");
        await page.ShotAsync($"loket-tanda-terima-{width}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AC09_a_file_that_lacks_a_paper_goes_back_with_exactly_what_is_missing_and_comes_again()
    {
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.BeginAsync("Budi Contoh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        // Nobody looked at the paper yet: that is not the same as a missing one.
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("belum Anda periksa");
        await page.GetByRole(AriaRole.Link, new() { Name = "Periksa dokumennya dulu" }).ClickAsync();
        await page.FoundAsync("Kartu Keluarga", "Tidak ada");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        (await page.GetByLabel("Pesan untuk pemohon").InputValueAsync()).ShouldContain("Kartu Keluarga");
        await page.PressAsync("Terima, lalu kembalikan untuk dilengkapi");
        await page.HeadingAsync("Berkas diterima, masih harus dilengkapi");
        (await page.Locator(".tanda-terima .kurang li").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldContain("Kartu Keluarga");
        var slip = await page.Locator(".tanda-terima").InnerTextAsync();
        slip.ShouldContain("Paling lambat ");
        slip.ShouldContain("http");

        await page.GetByRole(AriaRole.Link, new() { Name = "Buka berkas" }).ClickAsync();
        await page.ShotAsync("berkas-dikembalikan");
        await page.GetByRole(AriaRole.Link, new() { Name = "Menunggu berkas dilengkapi" }).ClickAsync();
        await page.PressAsync("Berkas sudah dilengkapi");
        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        await page.PressAsync("Lengkap");
        (await page.GetByRole(AriaRole.Status).First.InnerTextAsync()).ShouldContain("lengkap");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AC20_and_21_a_NIK_is_checked_at_its_field_and_a_double_one_is_shown_with_a_link()
    {
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.BeginAsync("Cici Contoh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tambah peserta" }).ClickAsync();
        await page.GetByLabel("Nomor KK").FillAsync("6502990411260002");
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync("123");
        await page.GetByLabel("Nama lengkap").FillAsync("<script>alert(1)</script>");
        await page.PressAsync("Simpan peserta");
        (await page.TitleAsync()).ShouldStartWith("Galat: ");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("tanda yang tidak boleh");
        (await page.GetByLabel("Nama lengkap").InputValueAsync()).ShouldBe("<script>alert(1)</script>");
        await page.GetByLabel("Nama lengkap").FillAsync("ORANG SAMA");
        await page.PressAsync("Simpan peserta");
        (await page.Locator(".galat").First.InnerTextAsync()).ShouldContain("16");
        await page.ShotAsync("peserta-galat");

        var nik = office.NewNik();
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync(nik);
        await page.PressAsync("Simpan peserta");
        await page.GetByText("ORANG SAMA").First.WaitForAsync();

        await page.BeginAsync("Dedi Contoh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tambah peserta" }).ClickAsync();
        await page.GetByLabel("Nomor KK").FillAsync("6502990411260002");
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync(nik);
        await page.GetByLabel("Nama lengkap").FillAsync("ORANG SAMA");
        await page.PressAsync("Simpan peserta");
        await page.GetByRole(AriaRole.Link, new() { Name = "lihat berkas itu" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Cici Contoh");
        await page.Context.CloseAsync();
    }

    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );
}
