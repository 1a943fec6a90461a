using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What was typed and never sent: a closed browser, an ended session, a note on a case, a filter somebody keeps.</summary>
[Collection(ScreensCollection.Name)]
public class UnsentFormsTests(Browser browser, ScreensOffice office)
{
    [Fact]
    public async Task A_closed_browser_loses_no_field_and_what_was_typed_lies_sealed_for_its_writer_alone()
    {
        var fo = await office.Office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(fo);
        await page.GotoAsync("/loket");
        await page.GetByRole(AriaRole.Link, new() { Name = "Terima pemohon" }).First.ClickAsync();
        await page.GetByLabel("Nama pemohon").FillAsync("Indah Contoh Draf");
        await page.GetByLabel("Nomor telepon").FillAsync("+62811000077");
        await page.GetByText("Draf tersimpan pukul").WaitForAsync();
        var address = page.Url;
        await page.Context.CloseAsync();

        page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(fo);
        await page.GotoAsync("/loket");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pemohon Indah Contoh Draf" }).ClickAsync();
        page.Url.ShouldBe(address);
        await page.GetByText("Isian yang belum terkirim dipulihkan").WaitForAsync();
        (await page.GetByLabel("Nama pemohon").InputValueAsync()).ShouldBe("Indah Contoh Draf");
        (await page.GetByLabel("Nomor telepon").InputValueAsync()).ShouldBe("+62811000077");
        await page.ShotAsync("draf-dipulihkan");
        await using (var db = office.Office.Database.NewContext())
        {
            var rows = await db.Drafts.AsNoTracking().Where(d => d.Account == fo.Id).ToListAsync(TestServer.Ct);
            System.Text.Encoding.UTF8.GetString(rows.ShouldHaveSingleItem().Fields).ShouldNotContain("Indah");
        }
        var stranger = await browser.OpenAsync(office.Address);
        await stranger.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await stranger.GotoAsync(address);
        (await stranger.GetByLabel("Nama pemohon").InputValueAsync()).ShouldBe("");
        await stranger.Context.CloseAsync();

        await page.PressAsync("Lanjut ke anggota keluarga");
        await page.HeadingAsync("Siapa saja yang didaftarkan?");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tambah peserta" }).ClickAsync();
        await page.GetByLabel("Nama lengkap").FillAsync("INDAH CONTOH");
        await page.GetByLabel("Jenis kelamin").SelectOptionAsync("P");
        await page.GetByText("Draf tersimpan pukul").WaitForAsync();
        await page.GotoAsync("/loket");
        await page.GetByRole(AriaRole.Link, new() { Name = "Peserta INDAH CONTOH" }).ClickAsync();
        (await page.GetByLabel("Jenis kelamin").InputValueAsync()).ShouldBe("P");
        await page.PressAsync("Buang isian ini");
        (await page.GetByLabel("Nama lengkap").InputValueAsync()).ShouldBe("");
        (await page.GetByText("Isian yang belum terkirim dipulihkan").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_session_that_ends_between_two_fields_loses_neither_what_was_kept_nor_what_was_sent()
    {
        var fo = await office.Office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice);
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(fo);
        await page.BeginAsync("Joko Contoh");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        await page.Locator("[name='dok.KK.catatan']").FillAsync("Asli ditunjukkan");
        await page.GetByText("Draf tersimpan pukul").WaitForAsync();
        await page.Context.ClearCookiesAsync(new() { Name = "jkn" });
        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        await page.GetByText("Sesi Anda berakhir. Isian tetap di sini").WaitForAsync();

        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.HeadingAsync("Sesi Anda sudah berakhir");
        await page.GetByLabel("Nama akun").FillAsync(fo.UserName);
        await page.GetByLabel("Kata sandi").FillAsync(fo.Password);
        await page.PressAsync("Masuk");
        await page.PressAsync("Lanjutkan mengirim");
        await page.HeadingAsync("Periksa jawaban Anda sebelum menerima berkas");
        await page.GetByRole(AriaRole.Link, new() { Name = "Fotokopi Kartu Keluarga" }).ClickAsync();
        (await page.Locator("[name='dok.KK.catatan']").InputValueAsync()).ShouldBe("Asli ditunjukkan");
        (await page.GetByLabel("Ada, lengkap").First.IsCheckedAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_note_stays_on_the_case_with_writer_and_hour_and_runs_no_script()
    {
        var id = await office.EmergencyAsync();
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.BackOffice));
        await page.GotoAsync($"/berkas/{id}");
        await page.PressAsync("Simpan catatan");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Tulis catatannya.");
        await page.GetByLabel("Catatan baru").FillAsync("Keluarga menelepon <script>alert(1)</script>");
        await page.PressAsync("Simpan catatan");
        await page.GetByText("Catatan disimpan.").WaitForAsync();
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await page.GotoAsync($"/berkas/{id}");
        var notes = await page.Locator(".catatan").InnerTextAsync();
        notes.ShouldContain("Keluarga menelepon <script>alert(1)</script>");
        notes.ShouldContain("Orang BO");
        notes.ShouldContain("WITA");
        await page.ShotAsync("berkas-catatan");
        await page.Context.CloseAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_filter_is_kept_under_a_name_used_and_thrown_away(bool script)
    {
        var page = await browser.OpenAsync(office.Address, script: script);
        await page.SignInAsync(await office.Office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice));
        await page.GotoAsync("/tugas?lihat=semua");
        await page.GetByLabel("Batas waktu").SelectOptionAsync("hari-ini");
        if (!script)
            await page.PressAsync("Saring");
        await page.GetByText("Simpan atau hapus saringan").ClickAsync();
        await page.GetByLabel("Nama saringan ini").FillAsync("Hari ini");
        await page.PressAsync("Simpan saringan");
        await page.GotoAsync("/tugas");
        await page.GetByLabel("Saringan tersimpan").GetByRole(AriaRole.Link, new() { Name = "Hari ini" }).ClickAsync();
        (await page.GetByLabel("Batas waktu").InputValueAsync()).ShouldBe("hari-ini");
        await page.ShotAsync($"tugas-saringan-{script}");
        await page.GetByText("Simpan atau hapus saringan").ClickAsync();
        await page.PressAsync("Hapus \"Hari ini\"");
        (await page.GetByLabel("Saringan tersimpan").CountAsync()).ShouldBe(0);
        await page.Context.CloseAsync();
    }
}
