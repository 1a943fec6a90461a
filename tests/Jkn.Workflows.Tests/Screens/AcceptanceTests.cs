using System.Net;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Application.Letters;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// Scenarios of domain.md part 7 as people play them, each at the desk of his role. Others: CounterTests, DeskTests, StoryTests.
/// </summary>
[Collection(ScreensCollection.Name)]
public partial class AcceptanceTests(Browser browser)
{
    private const string Banjarbaru = "63.72",
        Purwakarta = "32.14",
        Kutai = "64.02";

    [Fact]
    public async Task AC06_a_patient_of_Purwakarta_is_a_member_within_72_hours_of_the_clock()
    {
        // The clock of the tests is told in WITA; Purwakarta is an hour behind.
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-13T10:30", "32.14-purwakarta");
        await using var desks = new Desks(browser, office, Purwakarta);
        await desks.HireAsync("KASIE", "KABID", "KADIS", "FO", "BO", "PENGELOLA_DATA");
        var page = await desks.AtAsync("FO");
        await page.BeginAsync("Pemohon A");
        var id = page.Url.Split('/')[^2];
        await AddAsync(page, "3214990101200001", "3214997112009905", "EKA CONTOH", "2000-12-31", "P");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        foreach (var paper in new[] { "Tidak Mampu", "Kartu Keluarga", "Kartu Tanda Penduduk", "Rawat Inap" })
            await page.FoundAsync(paper, "Ada, lengkap");
        await page.GetByText("Keterangan lain: rumah sakit").ClickAsync();
        await page.GetByLabel("Rumah sakit/Puskesmas").FillAsync("RSUD Contoh");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.PressAsync("Terima berkas");
        await page.HeadingAsync("Berkas diterima");
        await office.AtAsync("2026-11-13T11:05");
        await desks.DoAsync("FO", id, "Menyatakan lolos verifikasi", "Nyatakan sudah diperiksa");
        await desks.DoAsync("BO", id, "Mengentri data usulan", "Selesai");
        await desks.DoAsync("BO", id, "Menyatakan data usulan terverifikasi", "Nyatakan terverifikasi");
        await office.QuietAsync();

        await office.AtAsync("2026-11-13T12:00");
        await office.QuietAsync();
        var batch = (await desks.Person("PENGELOLA_DATA").PostAsync("/api/batches/search", new { }))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single()
            .GetProperty("caseId")
            .GetString()!;
        page = await desks.OpenAsync("PENGELOLA_DATA", batch, "Mengirim rekap kepada Dinas Kesehatan", "batch");
        await page.GetByLabel("Nomor tanda terima").FillAsync("Surel 13-11");
        await page.ActAsync();
        await page.Locator(".interupsi .btn-danger").ClickAsync();
        await page.GotoAsync($"/batch/{batch}");
        await page.GetByText("Verifikasi baris 1").ClickAsync();
        await page.GetByLabel("Bukti").FillAsync("RSUD Contoh, bagian rekam medis");
        (await page.Locator("[name=rs]").InputValueAsync()).ShouldBe("RSUD Contoh");
        await page.PressAsync("Simpan jawaban");
        await page.GetByText("Jawaban baris 1 dicatat.").WaitForAsync();
        await desks.DoAsync(
            "PENGELOLA_DATA",
            batch,
            "Mengirim data hasil verifikasi ke BPJS Kesehatan",
            "Selesai",
            "batch",
            p => p.GetByLabel("Bukti kejadian").FillAsync("Surel Dinkes")
        );
        foreach (
            var (role, title) in new[]
            {
                ("KASIE", "Mengesahkan rekap terkirim (jenjang seksi)"),
                ("KABID", "Mengesahkan rekap terkirim (jenjang bidang)"),
                ("KADIS", "Mengesahkan rekap terkirim (jenjang dinas)"),
            }
        )
            await desks.DoAsync(role, batch, title, "Setujui", "batch");

        await office.AtAsync("2026-11-14T17:00");
        page = await desks.AtAsync("PENGELOLA_DATA");
        await page.GotoAsync($"/batch/{batch}");
        await page.GetByText("Catat hasil baris 1").ClickAsync();
        await page.GetByLabel("Aktif mulai").FillAsync("2026-11-14");
        await page.PressAsync("Simpan hasil");
        await page.GetByText("Hasil baris 1 dicatat.").WaitForAsync();
        await office.QuietAsync();

        page = await desks.AtAsync("FO");
        await Until.TrueAsync(
            async () =>
            {
                await page.GotoAsync($"/berkas/{id}");
                return (await page.Locator("main").InnerTextAsync()).Contains("Rumah sakit:", StringComparison.Ordinal);
            },
            () => page.Locator("main").InnerTextAsync()
        );
        var shown = await page.Locator("main").InnerTextAsync();
        shown.ShouldContain("Ditetapkan / Aktif");
        shown.ShouldContain("29 jam 55 menit menurut kalender");
        shown.ShouldContain("Pemohon:");
        (await page.Locator("section").Filter(new() { HasText = "Waktu yang ditempuh" }).GetByText("Terlambat").CountAsync()).ShouldBe(
            1,
            "the data manager's first warning is after 24 hours"
        );
        await page.ShotAsync("ac06-berkas");
    }

    [Fact]
    public async Task AC08_the_direct_superior_of_Kutai_Kartanegara_sends_a_document_back_and_it_is_issued_with_number_date_and_signer()
    {
        await using var office = await ApiOffice.OpenAsync(
            Databases.Sqlite,
            "2026-11-03T09:00",
            "64.02-kutai-kartanegara",
            files: PutInForce
        );
        await using var desks = new Desks(browser, office, Kutai);
        await desks.HireAsync("KASIE", "KABID", "KADIS", "INFO", "FO", "BO");
        var page = await desks.AtAsync("FO");
        await page.BeginAsync("Pemohon A");
        var id = page.Url.Split('/')[^2];
        await page.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        await page.FoundAsync("Kartu Keluarga", "Ada, lengkap");
        await page.FoundAsync("Fotokopi KTP", "Ada, lengkap");
        await page.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.PressAsync("Terima berkas");
        await page.GetByText("Nomor berkas diberikan setelah: Memberi informasi dan edukasi").WaitForAsync();
        await desks.DoAsync("INFO", id, "Memberi informasi dan edukasi", "Selesai");
        await desks.DoAsync("FO", id, "Memeriksa kelengkapan dengan lembar check list", "Lengkap");
        await desks.DoAsync("FO", id, "Menyatakan dokumen diperiksa", "Nyatakan sudah diperiksa");
        await desks.DoAsync("FO", id, "Mencatat permohonan", "Selesai");
        page = await desks.OpenAsync("BO", id, "Mengentri data peserta");
        await AddAsync(page, "6402990101200001", "6402990101859903", "GILANG CONTOH", "1985-01-01", "L");
        await desks.DoAsync("BO", id, "Mengentri data peserta", "Selesai");
        await desks.DoAsync("BO", id, "Menyatakan data terverifikasi", "Nyatakan terverifikasi");
        await desks.DoAsync("BO", id, "Menyiapkan dokumen usulan", "Kirim surat");

        page = await desks.OpenAsync("KASIE", id, "Memeriksa dan memaraf dokumen");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Kembalikan ke langkah: Mengentri data peserta" }).CountAsync()).ShouldBe(1);
        await page.GetByText("Tandai bagian yang salah").ClickAsync();
        await page.GetByLabel("Bagian lain 1").FillAsync("Jalan Contoh 1");
        await page.PressAsync("Kembalikan");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Tulis alasan bagian yang ditandai.");
        await page.GetByLabel("Alasan bagian 1").FillAsync("RT dan RW belum ada");
        await page.GetByLabel("Catatan").First.FillAsync("Alamat belum lengkap");
        await page.PressAsync("Kembalikan");
        await page.HeadingAsync("Meja tanda tangan");
        page = await desks.AtAsync("BO");
        await page.GotoAsync("/tugas?lihat=saya");
        await page.GetByRole(AriaRole.Link, new() { Name = "Menyiapkan dokumen usulan" }).ClickAsync();
        var back = await page.Locator("main").InnerTextAsync();
        back.ShouldContain("Alamat belum lengkap");
        back.ShouldContain("Jalan Contoh 1: RT dan RW belum ada");
        await page.ShotAsync("ac08-dikembalikan");
        await page.PressAsync("Kirim surat");

        await desks.DoAsync("KASIE", id, "Memeriksa dan memaraf dokumen", "Paraf");
        await desks.DoAsync("KABID", id, "Memaraf dokumen (jenjang bidang)", "Paraf");
        await desks.DoAsync("KADIS", id, "Menandatangani dokumen", "Tanda tangani");
        page = await desks.OpenAsync("BO", id, "Menerbitkan dokumen");
        await page.GetByLabel("Surat diserahkan kepada").FillAsync("Pemohon A");
        await page.PressAsync("Catat surat diserahkan");
        await page.GotoAsync($"/berkas/{id}");
        await page.Locator("section")
            .Filter(new() { HasText = "belum bernomor" })
            .Or(page.Locator("section").Filter(new() { HasText = "1/XI/2026" }))
            .GetByRole(AriaRole.Link)
            .First.ClickAsync();
        var letter = await page.Locator("main").InnerTextAsync();
        foreach (var fact in new[] { "1/XI/2026", "3 November 2026", "Orang KADIS", "Orang KASIE" })
            letter.ShouldContain(fact);
        await page.ShotAsync("ac08-surat");
    }

    [Fact]
    public async Task AC62_whoever_scans_the_code_sees_number_date_signer_and_hash_and_sees_a_revocation_at_once()
    {
        Tools.NeedTypst();
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var people = await LetterPeople.HireAsync(office);
        var id = await OfMalinau.InBatchAsync(people.Fo, people.Bo);
        await people.SignAsync(id);
        await office.QuietAsync();
        var letter = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.Letters[LetterPeople.Key];
        var citizen = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390, script: false);
        await citizen.GotoAsync($"/v/{letter.Token}");
        var shown = await citizen.Locator("main").InnerTextAsync();
        foreach (var fact in new[] { "Berlaku", "1/XI/2026", "9 November 2026", "Orang KADIS", letter.SealedHash! })
            shown.ShouldContain(fact);
        foreach (var personal in new[] { "ANDI CONTOH", "6502991708909901", "RSUD" })
            (await citizen.ContentAsync()).ShouldNotContain(personal);
        await citizen.ShotAsync("ac62-pemeriksaan");

        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390);
        await page.SignInAsync(people.Kadis);
        await page.GotoAsync($"/berkas/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = letter.Title }).ClickAsync();
        await page.GetByText("Cabut surat").First.ClickAsync();
        await page.PressAsync("Lanjut mencabut");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Wajib diisi.");
        await page.GetByLabel("Alasan pencabutan").FillAsync("Salah orang");
        await page.PressAsync("Lanjut mencabut");
        await page.PressAsync("Cabut surat");
        await page.GetByText("Surat dicabut.").WaitForAsync();
        await citizen.ReloadAsync();
        (await citizen.Locator("main").InnerTextAsync()).ShouldContain("Dicabut");

        (await citizen.GotoAsync($"/v/{new string('0', 40)}"))!.Status.ShouldBe((int)HttpStatusCode.NotFound);
        var limited = false;
        for (var i = 0; i < 70 && !limited; i++)
            limited =
                (await citizen.APIRequest.GetAsync($"/v/{i:d40}", new() { Headers = [new("Accept", "text/html")] })).Status
                == (int)HttpStatusCode.TooManyRequests;
        limited.ShouldBeTrue();
        await citizen.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>
    /// The draft of a region without a procedure, put in force for this test: what its office has to settle is settled here.
    /// </summary>
    private static void PutInForce(string folder)
    {
        var file = Path.Combine(folder, "64.02-kutai-kartanegara", "sops", "kepesertaan-jkn", "sop.json");
        Replace(
            file,
            "\"state\": \"DRAF\",",
            "\"state\": \"EFEKTIF\", \"effectiveFrom\": \"2026-01-01\", \"confirmation\": \"SOP telah ditetapkan: Kepala "
                + "Dinas Contoh, 1 Januari 2026\","
        );
    }

    private static void Replace(string file, string old, string now)
    {
        var text = File.ReadAllText(file);
        text.ShouldContain(old);
        File.WriteAllText(file, text.Replace(old, now, StringComparison.Ordinal));
    }
}
