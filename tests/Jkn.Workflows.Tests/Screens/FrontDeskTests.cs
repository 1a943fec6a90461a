using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What comes to the counter beside applications: queue numbers, guests, complaints (AC-73).</summary>
[Collection(ScreensCollection.Name)]
public class FrontDeskTests(Browser browser)
{
    [Fact]
    public async Task A_number_is_called_missed_called_again_and_becomes_an_application()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "32.14-purwakarta");
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(await office.HireAsync("32.14", Roles.FrontOffice));

        await page.GotoAsync("/antrian");
        await page.GetByLabel("Mal Pelayanan Publik").CheckAsync();
        await page.ShotAsync("antrian-tempat-1366");
        await page.PressAsync("Mulai bertugas");
        await page.GetByText("Hari ini Anda bertugas di Mal Pelayanan Publik.").WaitForAsync();
        for (var n = 1; n <= 2; n++)
        {
            await page.PressAsync("Beri nomor antrian");
            await page.GetByText($"Nomor antrian A-00{n} diberikan.").WaitForAsync();
        }
        await page.GetByLabel("Nama", new() { Exact = true }).FillAsync("Tamu Contoh");
        await page.GetByLabel("Nomor antrian").SelectOptionAsync(new SelectOptionValue { Label = "Nomor A-001" });
        await page.PressAsync("Catat di buku tamu");
        await page.GetByText("Buku tamu nomor 1 dicatat.").WaitForAsync();
        await page.GetByLabel("Loket ini").FillAsync("Loket 3");
        await page.PressAsync("Panggil berikutnya");
        await page.GetByText("Nomor A-001 dipanggil ke Loket 3.").WaitForAsync();
        await page.PressAsync("Tidak hadir nomor A-001");
        await page.GetByText("Nomor A-001 tidak hadir.").WaitForAsync();
        await page.PressAsync("Panggil lagi nomor A-001");
        await page.PressAsync("Panggil berikutnya");
        await page.GetByText("Nomor A-002 dipanggil ke Loket 3.").WaitForAsync();
        await page.ShotAsync("antrian-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("antrian-390");
        await page.SetViewportSizeAsync(1366, 768);

        var waiting = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390);
        await waiting.GotoAsync("/antrian/layar/32.14");
        await waiting.GetByRole(AriaRole.Link, new() { Name = "Kantor Dinas" }).ClickAsync();
        (await waiting.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldNotContain("Loket 3");
        await waiting.GotoAsync("/antrian/layar/32.14/MPP");
        var shown = await waiting.GetByRole(AriaRole.Status).InnerTextAsync();
        shown.ShouldContain("Loket 3");
        shown.ShouldNotContain("Tamu");
        await waiting.ShotAsync("layar-390");
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await AllPagesTests.LookAsync(
            waiting,
            ["/antrian/layar/32.14", "/antrian/layar/32.14/MPP"],
            "umum",
            faults,
            AllPagesTests.PublicLoad
        );
        faults.ShouldBeEmpty();
        await waiting.Context.CloseAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Terima pemohon nomor A-001" }).ClickAsync();
        (await page.GetByLabel("Nama pemohon").InputValueAsync()).ShouldBe("Tamu Contoh");
        (await page.GetByLabel("Mal Pelayanan Publik").IsCheckedAsync()).ShouldBeTrue("the case comes in where the officer serves");
        await page.PressAsync("Lanjut ke anggota keluarga");
        var begun = page.Url.Split('/')[4];
        await page.GotoAsync($"/berkas/{begun}");
        await page.GetByText("antrian A-001, buku tamu nomor 1, Mal Pelayanan Publik").WaitForAsync();
        await page.GotoAsync("/antrian");
        (await page.GetByText("Nomor A-001 ke").CountAsync()).ShouldBe(0, "who has an application is served");
        await page.GotoAsync("/buku?buku=NOMOR_ANTRIAN&tempat=MPP");
        await page.GetByLabel("Tujuan").FillAsync("arsip loket");
        var down = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Unduh XLSX"));
        Sheets.Read(await File.ReadAllBytesAsync(await down.PathAsync(), TestServer.Ct)).Count.ShouldBeGreaterThanOrEqualTo(3);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_complaint_is_taken_in_answered_checked_and_closed_and_is_marked_when_late()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var (fo, kasie) = (
            await office.HireAsync(OfBanjarbaru.Region, Roles.FrontOffice),
            await office.HireAsync(OfBanjarbaru.Region, Roles.SectionHead)
        );
        var about = await fo.OpenCaseAsync(OfBanjarbaru.Sop);
        await fo.CompleteAsync(about, "J03");
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(fo);

        await page.GotoAsync("/pengaduan");
        await page.GetByText("SMS 1708").First.WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Catat pengaduan" }).ClickAsync();
        await page.PressAsync("Catat pengaduan");
        await page.GetByRole(AriaRole.Alert).GetByText("Wajib diisi").First.WaitForAsync();
        await page.GetByLabel("Saluran").SelectOptionAsync("LISAN");
        await page.GetByLabel("Isi pengaduan").FillAsync("Berkas saya belum ada kabar");
        await page.GetByLabel("Nama pelapor").FillAsync("Pelapor Contoh");
        await page.GetByLabel("Nomor berkas").FillAsync("JKN/63.72/2026/000001");
        await page.PressAsync("Catat pengaduan");
        await page.HeadingAsync("Pengaduan ADU/63.72/2026/000001");
        await page.GetByRole(AriaRole.Link, new() { Name = "JKN/63.72/2026/000001" }).WaitForAsync();
        await page.ShotAsync("pengaduan-isi-1366");

        await office.AtAsync("2026-11-20T08:00");
        await office.QuietAsync();
        await page.SignInAsync(fo);
        await Until.TrueAsync(
            async () =>
            {
                await page.GotoAsync("/pengaduan");
                return (await page.GetByRole(AriaRole.Table).InnerTextAsync()).Contains("Terlambat", StringComparison.Ordinal);
            },
            () => page.ContentAsync()
        );
        await page.ShotAsync("pengaduan-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("pengaduan-390");
        await page.GetByRole(AriaRole.Link, new() { Name = "ADU/63.72/2026/000001" }).ClickAsync();
        await page.PressAsync("Sudah ditangani");
        await page.GetByRole(AriaRole.Alert).GetByText("Tulis tindak lanjut").WaitForAsync();
        await page.GetByLabel("Tindak lanjut").FillAsync("Pelapor sudah diberi penjelasan");
        await page.PressAsync("Sudah ditangani");
        await page.Locator("main").GetByText("Menunggu").First.WaitForAsync();
        await page.Context.CloseAsync();

        var chief = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await chief.SignInAsync(kasie);
        await chief.GotoAsync("/tugas?lihat=semua");
        await chief.GetByRole(AriaRole.Link, new() { Name = "Memeriksa tindak lanjut pengaduan" }).First.ClickAsync();
        await chief.HeadingAsync("Pengaduan ADU/63.72/2026/000001");
        await chief.PressAsync("Setujui");
        await chief.GetByText("Ditangani", new() { Exact = true }).WaitForAsync();
        await chief.GotoAsync("/buku?buku=BUKU_PELAYANAN_MASYARAKAT");
        await chief.GetByText("ADU/63.72/2026/000001").First.WaitForAsync();
        await chief.Context.CloseAsync();
    }
}
