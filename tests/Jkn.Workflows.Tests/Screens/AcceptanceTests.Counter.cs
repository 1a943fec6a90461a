using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

public partial class AcceptanceTests
{
    [Fact]
    public async Task AC12_a_KTP_alone_is_enough_only_where_the_region_says_so_and_the_checklist_shows_which_paper_was_used()
    {
        foreach (var allowed in new[] { false, true })
        {
            await using var office = await ApiOffice.OpenAsync(
                Databases.Sqlite,
                files: folder =>
                    Replace(
                        Path.Combine(folder, "65.02-malinau", "region.json"),
                        "\"kkAtauKtp\": { \"value\": false",
                        $"\"kkAtauKtp\": {{ \"value\": {(allowed ? "true" : "false")}"
                    )
            );
            await using var desks = new Desks(browser, office, ApiOffice.Malinau);
            await desks.HireAsync("FO");
            var page = await desks.AtAsync("FO");
            await page.BeginAsync("Siti Contoh");
            await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
            await page.FoundAsync("Fotokopi KTP", "Ada, lengkap");
            await page.PressAsync("Lanjut ke Periksa jawaban Anda");
            if (!allowed)
            {
                (await page.Locator(".perhatian").InnerTextAsync()).ShouldContain("Kartu Keluarga");
                (await page.GetByRole(AriaRole.Button, new() { Name = "Terima berkas", Exact = true }).CountAsync()).ShouldBe(0);
                continue;
            }
            await page.PressAsync("Terima berkas");
            await page.HeadingAsync("Berkas diterima");
            (await page.Locator(".daftar-periksa").InnerTextAsync()).ShouldBe("Fotokopi KTP domisili Kabupaten Malinau: ada, lengkap");
        }
    }

    [Fact]
    public async Task AC15_and_16_at_one_counter_a_NIK_that_does_not_match_goes_back_and_a_child_needs_no_KTP()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-03T09:00", "63.72-banjarbaru");
        await using var desks = new Desks(browser, office, Banjarbaru);
        await desks.HireAsync("FO", "BO");
        var page = await desks.AtAsync("FO");
        await page.BeginAsync("Pemohon A");
        var id = page.Url.Split('/')[^2];
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        foreach (var paper in new[] { "Kartu Keluarga", "Fotokopi KTP" })
            await page.FoundAsync(paper, "Ada, lengkap");
        await page.FoundAsync("Tidak terdaftar di segmen lain", "Sesuai");
        await page.FoundAsync("NIK sudah terkonsolidasi", "Tidak sesuai");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Catatan wajib diisi bila dokumen tidak sesuai.");
        await page.Locator("[name='dok.NIK_PADAN.catatan']").FillAsync("perbaiki di Disdukcapil");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.GetByLabel("Pesan untuk pemohon").FillAsync("perbaiki di Disdukcapil");
        await page.PressAsync("Terima, lalu kembalikan untuk dilengkapi");
        await page.HeadingAsync("Berkas diterima, masih harus dilengkapi");
        (await page.Locator(".tanda-terima").InnerTextAsync()).ShouldContain("NIK sudah terkonsolidasi dengan Dukcapil Kemendagri");
        await page.GotoAsync($"/berkas/{id}");
        var shown = await page.Locator("main").InnerTextAsync();
        shown.ShouldContain("Dikembalikan");
        shown.ShouldContain("perbaiki di Disdukcapil");
        var bo = await desks.AtAsync("BO");
        await bo.GotoAsync("/batch");
        (await bo.Locator("main").InnerTextAsync()).ShouldNotContain("F34-");

        await page.BeginAsync("Orang Tua Contoh");
        await AddAsync(page, "6372990101200001", "6372990302179902", "ANAK CONTOH", "2017-02-03", "L");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        foreach (var check in new[] { "NIK sudah terkonsolidasi", "Tidak terdaftar di segmen lain" })
            await page.FoundAsync(check, "Sesuai");
        await page.Locator("[name='dok.KTP.kecuali']").SelectOptionAsync("belum wajib KTP");
        await page.Locator("[name='dok.KTP.catatan']").FillAsync("Anak umur 9 tahun");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.PressAsync("Terima berkas");
        await page.HeadingAsync("Berkas diterima");
        (await page.Locator(".daftar-periksa").InnerTextAsync()).ShouldContain(
            "Fotokopi KTP: dikecualikan, belum wajib KTP (Anak umur 9 tahun)"
        );
        await page.ShotAsync("ac16-tanda-terima");
    }

    [Fact]
    public async Task AC28_a_minute_after_the_cut_off_screen_and_receipt_promise_the_next_period()
    {
        // The invented region brings calendars of its own for other years.
        await using var office = await ApiOffice.OpenAsync(
            Databases.Sqlite,
            "2026-11-13T11:50",
            "63.72-banjarbaru",
            files: folder => File.Delete(Path.Combine(folder, "_shared", "calendars", "nasional-2027.json"))
        );
        await using var desks = new Desks(browser, office, Banjarbaru);
        await desks.HireAsync("KASIE", "KABID", "KADIS", "FO", "BO");
        var page = await desks.AtAsync("FO");
        await page.BeginAsync("Pemohon A");
        var id = page.Url.Split('/')[^2];
        await AddAsync(page, "6372990101200001", "6372994502789904", "ANI CONTOH", "1978-02-05", "P");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        foreach (var paper in new[] { "Kartu Keluarga", "Fotokopi KTP" })
            await page.FoundAsync(paper, "Ada, lengkap");
        foreach (var check in new[] { "NIK sudah terkonsolidasi", "Tidak terdaftar di segmen lain" })
            await page.FoundAsync(check, "Sesuai");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.PressAsync("Terima berkas");
        await page.HeadingAsync("Berkas diterima");
        await desks.DoAsync("FO", id, "Menyatakan berkas diperiksa dan menyerahkannya ke operator", "Nyatakan sudah diperiksa");
        await desks.DoAsync("BO", id, "Mengentri data kependudukan ke Form 34", "Selesai");
        await desks.DoAsync(
            "BO",
            id,
            "Memverifikasi dan memvalidasi data usulan",
            "Selesai",
            fill: async p =>
            {
                await p.GetByLabel("Segmen", new() { Exact = true }).SelectOptionAsync("TIDAK_ADA");
                await p.GetByLabel("Status kepesertaan").SelectOptionAsync("TIDAK_ADA");
                await p.GetByLabel("Bukti").FillAsync("EDABU-1");
            }
        );
        await office.AtAsync("2026-11-13T12:01");
        await desks.DoAsync("BO", id, "Menyatakan data usulan terverifikasi", "Nyatakan terverifikasi");

        const string promise = "diusulkan 15 Desember 2026, penetapan awal Januari 2027) (sementara: kalender 2027 belum ada)";
        page = await desks.AtAsync("FO");
        foreach (var path in new[] { $"/berkas/{id}", $"/loket/{id}/tanda-terima" })
        {
            await page.GotoAsync(path);
            (await page.Locator(".ringkasan div").Filter(new() { HasText = "Janji" }).First.InnerTextAsync()).ShouldContain(
                promise,
                Case.Sensitive,
                path
            );
        }
        await page.ShotAsync("ac28-tanda-terima");
    }

    private static async Task AddAsync(IPage page, string noKk, string nik, string name, string born, string sex)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Tambah peserta" }).ClickAsync();
        await page.GetByLabel("Nomor KK").FillAsync(noKk);
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync(nik);
        await page.GetByLabel("Nama lengkap").FillAsync(name);
        await page.GetByLabel("Jenis kelamin").SelectOptionAsync(sex);
        await page.GetByLabel("Tempat lahir").FillAsync("Contoh");
        await page.GetByLabel("Tanggal lahir").FillAsync(born);
        await page.GetByLabel("Status perkawinan").SelectOptionAsync("KAWIN");
        await page.GetByLabel("Hubungan keluarga").SelectOptionAsync("P");
        await page.GetByLabel("Alamat").First.FillAsync("Jalan Contoh 1");
        await page.GetByLabel("Kecamatan").FillAsync("02");
        await page.GetByLabel("Desa/Kelurahan").FillAsync("1001");
        await page.GetByLabel("Faskes Tingkat I").FillAsync("0000 Puskesmas Contoh");
        await page.PressAsync("Simpan peserta");
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
    }
}
