using System.Net;
using Jkn.Workflows.Tests.Application.Retention;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// AC-72 on the screens: held, proposed, own approval refused, approved by another, destroyed, and the book's line still there.
/// </summary>
[Collection(ScreensCollection.Name)]
public sealed class RetentionScreenTests(Browser browser)
{
    [Fact]
    public async Task AC72_archives_over_their_time_are_proposed_approved_by_another_and_destroyed()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var (both, kadis) = (
            await office.HireAsync(ApiOffice.Malinau, "KABID", "KADIS"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS")
        );
        var admin = await office.HireAsync(ApiOffice.Malinau, "ADMIN");
        var (going, held) = (
            await RetentionTests.ClosedAsync(fo, bo, "6502991708909901"),
            await RetentionTests.ClosedAsync(fo, bo, "6502991708909902")
        );
        var numbers = new[] { going, held }
            .Select(async id => (await bo.CaseAsync(id)).GetProperty("caseNo").GetString()!)
            .Select(t => t.Result)
            .ToArray();
        await office.AtAsync("2029-01-08T09:00");
        var ill = await RetentionTests.ClosedAsync(fo, bo, "6502991708909903", ill: true);
        await using (var db = office.Database.NewContext())
        {
            foreach (var day in new[] { 3, 4, 5 })
                await db.RecordReadAsync(
                    new DateTimeOffset(2021, 3, day, 2, 0, 0, TimeSpan.Zero),
                    bo.Id,
                    ApiOffice.Malinau,
                    null,
                    "identity",
                    "uji",
                    TestServer.Ct
                );
        }
        await office.AtAsync("2032-02-09T09:00");
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);

        await page.SignInAsync(both);
        await page.GotoAsync($"/berkas/{held}");
        await page.GetByText("Tahan arsip", new() { Exact = true }).First.ClickAsync();
        await page.PressAsync("Tahan arsip");
        await page.Locator("#ringkasan-galat").GetByText("Alasan wajib diisi.").WaitForAsync();
        await page.GetByLabel("Alasan menahan").FillAsync("Pemeriksaan BPK");
        await page.PressAsync("Tahan arsip");
        await page.GetByText("Ditahan sebagai arsip", new() { Exact = true }).WaitForAsync();
        await page.ShotAsync("retensi-ditahan-1366");

        await page.GotoAsync("/retensi");
        await page.GetByText("Jadwal retensi arsip (JRA) daerah ini belum diketahui").WaitForAsync();
        await page.GetByText("1 ditahan").WaitForAsync();
        (await page.GetByRole(AriaRole.Row, new() { Name = numbers[1] }).CountAsync()).ShouldBe(0);
        (await page.GetByRole(AriaRole.Row, new() { Name = "Surat kesehatan" }).InnerTextAsync()).ShouldContain("1 surat kesehatan");
        (await page.GetByRole(AriaRole.Row, new() { Name = numbers[0] }).InnerTextAsync()).ShouldContain("1 peserta, 1 dokumen");
        await page.PressAsync("Usulkan pemusnahan");
        await page.GetByText("Usulan pemusnahan dicatat.").WaitForAsync();
        await page.GetByText("Usulan sendiri tidak dapat disetujui sendiri").WaitForAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "Lanjut menyetujui" }).CountAsync()).ShouldBe(0);
        (await page.ContentAsync()).ShouldNotContain("ANDI CONTOH");
        await page.ShotAsync("retensi-usulan-1366");
        await page.SetViewportSizeAsync(390, 844);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.ShotAsync("retensi-usulan-390");
        await page.SetViewportSizeAsync(1366, 768);

        await page.SignInAsync(admin);
        await page.GotoAsync("/retensi");
        (await page.GetByRole(AriaRole.Row, new() { Name = numbers[0] }).First.InnerTextAsync()).ShouldContain("Belum");
        (await page.Locator("main a[href^='/berkas/']").CountAsync()).ShouldBe(0);
        (await page.Locator("main button[type=submit]").CountAsync()).ShouldBe(0);

        await page.SignInAsync(kadis);
        // the papers are the back office's; the head's only where he acts (rulings.md 5.1)
        var open = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await open.SignInAsync(bo);
        await open.GotoAsync($"/berkas/{ill}");
        await open.GetByText("Unduh", new() { Exact = true }).Last.ClickAsync();
        await open.Locator("input[name=keperluan]:visible").FillAsync("Memeriksa permohonan");
        await page.GotoAsync("/retensi");
        await page.GetByLabel("Nomor berita acara").FillAsync("BA-7/2032");
        await page.PressAsync("Lanjut menyetujui");
        await page.HeadingAsync("Musnahkan data 1 berkas dan surat kesehatan pada 1 berkas?");
        await page.ShotAsync("retensi-tanya-1366");
        await page.PressAsync("Setujui dan musnahkan");
        await page.GetByText("Pemusnahan disetujui").WaitForAsync();
        await Until.TrueAsync(
            async () =>
            {
                await page.GotoAsync("/retensi");
                return await page.GetByText("Riwayat pemusnahan").CountAsync() == 1;
            },
            () => page.Locator("main").InnerTextAsync()
        );
        (await page.GetByRole(AriaRole.Row, new() { Name = "BA-7/2032" }).InnerTextAsync()).ShouldContain("Selesai");
        await page.ShotAsync("retensi-selesai-1366");

        await page.GetByLabel("Berita acara jejak (nomor)").FillAsync("BA-8/2032");
        await page.PressAsync("Lanjut memusnahkan jejak");
        await page.HeadingAsync("Musnahkan 3 catatan pembukaan data?");
        await page.PressAsync("Musnahkan");
        await page.GetByText("3 catatan pembukaan data dimusnahkan.").WaitForAsync();
        await page.GetByText("Berita acara BA-8/2032").WaitForAsync();
        await page.ShotAsync("retensi-jejak-1366");

        await page.GotoAsync($"/berkas/{ill}");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Berita acara pemusnahan nomor BA-7/2032 tanggal 9 Februari 2032");
        (await page.GetByText("Unduh", new() { Exact = true }).CountAsync()).ShouldBe(0);
        await page.ShotAsync("retensi-surat-kesehatan-1366");
        // who still had the page open is told
        await open.GetByRole(AriaRole.Button, new() { Name = "Unduh dokumen" }).ClickAsync();
        await open.Locator("#ringkasan-galat")
            .GetByText("Surat ini sudah dimusnahkan. Berita acara pemusnahan nomor BA-7/2032")
            .WaitForAsync();

        await page.GotoAsync($"/berkas/{going}");
        await page.GetByText("Data berkas ini sudah dimusnahkan", new() { Exact = true }).WaitForAsync();
        var shown = await page.Locator("main").InnerTextAsync();
        foreach (var words in new[] { numbers[0], "Berita acara pemusnahan nomor BA-7/2032 tanggal 9 Februari 2032" })
            shown.ShouldContain(words);
        shown.ShouldNotContain("ANDI");
        await page.ShotAsync("retensi-berkas-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/retensi");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.ShotAsync("retensi-390");
        await page.GotoAsync($"/berkas/{held}");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("ANDI CONTOH");
        await page.GotoAsync("/buku?buku=BUKU_TAMU&tahun=2026");
        (await bo.GetAsync("/api/registers/BUKU_TAMU/2026"))
            .ShouldBe(HttpStatusCode.OK)
            .Body.GetProperty("items")
            .GetArrayLength()
            .ShouldBe(0, "cases write nobody into the guest book");
        await page.ShotAsync("retensi-buku-390");
        await page.Context.CloseAsync();
    }
}
