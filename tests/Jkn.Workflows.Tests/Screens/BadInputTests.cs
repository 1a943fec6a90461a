using Jkn.Workflows.Tests.Support;
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
        await page.Locator("input[type=file]")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "kk.png",
                    MimeType = "image/png",
                    Buffer = "<html><script>alert(1)</script>"u8.ToArray(),
                }
            );
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Hanya PDF, JPEG atau PNG yang diterima.");
        (await page.Locator("input[name='dok.KK.catatan']").InputValueAsync()).ShouldBe("Asli ditunjukkan");

        await page.Locator("input[type=file]")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "kk.pdf",
                    MimeType = "application/pdf",
                    Buffer = new byte[(4 * 1024 * 1024) + 1],
                }
            );
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
        await page.GetByText("Lihat NIK, KK, telepon, dan alamat lengkap").ClickAsync();
        await page.PressAsync("Buka data lengkap");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Tulis keperluannya");
        await page.GetByLabel("Keperluan", new() { Exact = true }).First.FillAsync("Mencocokkan dengan KK");
        await page.PressAsync("Buka data lengkap");
        (await page.GetByLabel("Data lengkap peserta").InnerTextAsync()).ShouldContain(nik);

        await using var db = office.Office.Database.NewContext();
        db.Reads.Count(r => r.CaseId == id && r.What == "identity" && r.Purpose == "Mencocokkan dengan KK").ShouldBe(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_upload_that_breaks_off_loses_nothing_that_was_typed()
    {
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.BeginAsync("Kiki Contoh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        var address = page.Url;
        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        await page.Locator("[name='dok.KK.catatan']").FillAsync("Asli ditunjukkan");
        await page.Locator("input[type=file]")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "kk.png",
                    MimeType = "image/png",
                    Buffer = CounterTests.Png,
                }
            );
        await page.RouteAsync("**/dokumen", r => r.Request.Method == "POST" ? r.AbortAsync("connectionreset") : r.ContinueAsync());
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        page.Url.ShouldStartWith("chrome-error://");
        await page.UnrouteAsync("**/dokumen");

        await page.GotoAsync(address);
        await page.GetByText("Isian yang belum terkirim dipulihkan").WaitForAsync();
        (await page.Locator("[name='dok.KK.catatan']").InputValueAsync()).ShouldBe("Asli ditunjukkan");
        await page.Locator("input[type=file]")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "kk.png",
                    MimeType = "image/png",
                    Buffer = CounterTests.Png,
                }
            );
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.GetByText("pindaian terunggah").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_closed_case_takes_no_upload_from_a_page_left_open_in_another_tab()
    {
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.BeginAsync("Lala Contoh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        var id = page.Url.Split('/')[^2];
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"/berkas/{id}");
        await other.GetByText("Batalkan berkas").First.ClickAsync();
        await other.GetByLabel("Alasan").FillAsync("Pemohon pulang");
        await other.PressAsync("Lanjut ke pembatalan");
        await other.PressAsync("Batalkan berkas");
        await other.GetByText("Berkas dibatalkan.").WaitForAsync();

        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        await page.Locator("input[type=file]")
            .First.SetInputFilesAsync(
                new FilePayload
                {
                    Name = "kk.png",
                    MimeType = "image/png",
                    Buffer = CounterTests.Png,
                }
            );
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Berkas sudah ditutup.");
        await using var db = office.Office.Database.NewContext();
        db.Files.Count(f => f.CaseId == id).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task No_page_of_a_case_opens_for_another_region_and_no_act_is_taken_without_our_form()
    {
        var id = await office.EmergencyAsync();
        var fo = await office.PersonAsync(Roles.FrontOffice);
        // the letter's own effects add entries; then nothing does
        await office.Office.QuietAsync();
        var state = (await office.Office.Database.Reader.LoadAsync(id, Support.TestServer.Ct))!;
        var task = Jkn.Workflows.Application.Cases.ItemIds.ToUrl(state.WorkItems.Values.First().Id);
        var letter = state.Letters.Values.Single().Key;
        string[] paths =
        [
            $"/berkas/{id}",
            $"/berkas/{id}/peserta/p1",
            $"/loket/{id}/keluarga",
            $"/loket/{id}/dokumen",
            $"/loket/{id}/periksa",
            $"/loket/{id}/tanda-terima",
            $"/tugas/{id}/{task}",
            $"/meja/surat/{id}/{task}",
            $"/surat/{id}/{letter}",
        ];
        var stranger = await browser.OpenAsync(office.Address);
        await stranger.SignInAsync(
            await office.Office.HireAsync(InventedRegion.Code, Roles.FrontOffice, Roles.BackOffice, Roles.SectionHead)
        );
        foreach (var path in paths)
            (await stranger.GotoAsync(path))!.Status.ShouldBe(404, path);

        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(fo);
        foreach (var path in paths.Where(p => !p.StartsWith("/meja", StringComparison.Ordinal)).Append("/draf"))
        {
            var forged = await page.Context.APIRequest.PostAsync(
                path,
                new()
                {
                    Headers = [new("Accept", "text/html")],
                    Form = page.Context.APIRequest.CreateFormData().Set("aksi", "hasil:Setuju"),
                }
            );
            forged.Status.ShouldBeOneOf(400, 405);
        }
        (await office.Office.Database.Reader.LoadAsync(id, Support.TestServer.Ct))!.Version.ShouldBe(state.Version);
        await stranger.Context.CloseAsync();
        await page.Context.CloseAsync();
    }
}
