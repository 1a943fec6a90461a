using System.Net;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>Every act by keyboard alone, with the focus seen at each stop.</summary>
[Collection(ScreensCollection.Name)]
public class KeyboardTests(Browser browser)
{
    [Fact]
    public async Task An_officer_registers_a_case_and_completes_tasks_without_a_mouse()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.GotoAsync("/masuk");
        var keys = new Keys(page);
        await keys.TypeAsync("Nama akun", fo.UserName);
        await keys.TypeAsync("Kata sandi", fo.Password);
        await keys.KeyAsync("Enter");
        await page.WaitForURLAsync("**/beranda");

        // g and l lead to the counter
        await keys.KeyAsync("g");
        await keys.KeyAsync("l");
        await page.WaitForURLAsync("**/loket");
        await keys.PressAsync("Terima pemohon", exact: false);
        await page.HeadingAsync("Siapa pemohonnya?");
        await keys.PressAsync("Lanjut ke anggota keluarga");
        await page.Locator("#ringkasan-galat").WaitForAsync();
        await page.WaitForFunctionAsync("document.activeElement.id === 'ringkasan-galat'");
        await keys.PressAsync("Nama pemohon: Wajib diisi.");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("Nama");
        await page.Keyboard.TypeAsync("Hadi Contoh");
        await keys.PressAsync("Lanjut ke anggota keluarga");
        await page.HeadingAsync("Siapa saja yang didaftarkan?");
        await keys.PressAsync("Tambah peserta");
        await page.HeadingAsync("Tambah peserta");
        await keys.TypeAsync("Nomor KK", "6502990411260001");
        await keys.TypeAsync("NIK", "6502991708909931");
        await keys.TypeAsync("Nama lengkap", "HADI CONTOH");
        await keys.ToAsync("Jenis kelamin");
        await page.Keyboard.TypeAsync("Laki");
        await keys.PressAsync("Simpan peserta");
        await page.HeadingAsync("Siapa saja yang didaftarkan?");
        await keys.PressAsync("Lanjut ke dokumen");
        await page.HeadingAsync("Periksa dokumen yang dibawa");
        await keys.TickAsync("Ada, lengkap");
        await keys.PressAsync("Lanjut ke Periksa jawaban Anda");
        await page.HeadingAsync("Periksa jawaban Anda sebelum menerima berkas");
        await keys.PressAsync("Terima berkas");
        await page.HeadingAsync("Berkas diterima");
        await keys.PressAsync("Lanjut: Menyerahkan berkas ke Back Office");
        await page.HeadingAsync("Menyerahkan berkas ke Back Office");
        await keys.PressAsync("Nyatakan sudah diperiksa");
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();

        await page.SignInAsync(bo);
        await page.GotoAsync("/tugas?lihat=belum");
        // j chooses the first row, Enter opens it
        await keys.KeyAsync("j");
        await keys.KeyAsync("Enter");
        await page.HeadingAsync("Mencatat buku agenda pendaftaran dan entri data peserta");
        await keys.PressAsync("Ambil tugas");
        await page.GetByText("Tugas ini sekarang pada Anda.").WaitForAsync();
        await keys.PressAsync("Lepas tugas");
        await page.GetByText("Tugas dilepas.").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Officials_and_the_batch_paraf_return_reject_sign_lock_send_and_hand_over_without_a_mouse()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var (kasie, kabid, kadis) = (
            await office.HireAsync(ApiOffice.Malinau, "KASIE"),
            await office.HireAsync(ApiOffice.Malinau, "KABID"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS")
        );
        var id = await OfMalinau.InBatchAsync(fo, bo);
        var other = await OfMalinau.InBatchAsync(fo, bo, nik: "6502991708909932");
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        var keys = new Keys(page);

        foreach (var one in new[] { id, other })
        {
            await OpenAsync(page, kasie, one, "E06");
            await keys.TypeAsync("Kode dari aplikasi kode", await kasie.CodeAsync());
            await keys.PressAsync("Paraf");
            await page.HeadingAsync("Meja tanda tangan");
        }
        await OpenAsync(page, kabid, id, "E07");
        await keys.PressAsync("Tandai bagian yang salah", exact: false);
        await keys.TypeAsync("Rumah sakit: apa yang salah?", "Nama lengkapnya");
        await keys.TypeAsync("Catatan", "Perbaiki nama rumah sakit");
        await keys.PressAsync("Kembalikan");
        await page.HeadingAsync("Meja tanda tangan");
        await OpenAsync(page, kabid, other, "E07");
        await keys.TypeAsync("Catatan", "Sudah aktif di daerah lain");
        await keys.PressAsync("Tolak");
        await page.GetByText("Yakin menolak?").WaitForAsync();
        await keys.PressAsync("Tolak");
        await page.HeadingAsync("Meja tanda tangan");

        (await bo.CompleteAsync(id, "E05", data: new { rumahSakit = "RSUD Contoh Malinau" })).ShouldBe(HttpStatusCode.OK);
        (await kasie.SignAsync(id, "E06")).ShouldBe(HttpStatusCode.OK);
        (await kabid.SignAsync(id, "E07")).ShouldBe(HttpStatusCode.OK);
        await OpenAsync(page, kadis, id, "E09");
        await keys.TypeAsync("Kode dari aplikasi kode", await kadis.CodeAsync());
        await keys.PressAsync("Tanda tangani");
        await page.HeadingAsync("Meja tanda tangan");
        await bo.CompleteAsync(id, "E10", data: new { diserahkanKepada = "Keluarga pasien" });
        await office.QuietAsync();

        var batch = (await bo.PostAsync("/api/batches/search", new { filter = new { period = "2026-11" } }))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single()
            .GetProperty("caseId")
            .GetString()!;
        await OpenAsync(page, bo, batch, "M08");
        await keys.PressAsync("Kunci batch");
        await page.GetByText("Batch akan dikunci dan tidak dapat diubah.").WaitForAsync();
        await keys.PressAsync("Kunci batch");
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        await bo.CompleteAsync(batch, "M08S");
        await SignedAsync(batch);
        await office.AtAsync("2026-11-20T08:30");
        await OpenAsync(page, bo, batch, "M09");
        await keys.TypeAsync("Nomor tanda terima", "TT-BPJS-11");
        await keys.PressAsync("Catat pengiriman");
        await page.GetByText("Perbaikan sesudah ini hanya lewat batch susulan.").WaitForAsync();
        await keys.PressAsync("Catat pengiriman");
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();

        await office.AtAsync("2026-12-07T09:00");
        await bo.CompleteAsync(batch, "M10", data: new { bukti = "Surat BPJS 12/2026" });
        await bo.CompleteAsync(batch, "M10S");
        await SignedAsync(batch);
        await bo.TaskAsync(batch, "M11");
        await page.SignInAsync(bo);
        await page.GotoAsync($"/batch/{batch}");
        await keys.PressAsync("Catat hasil baris 1");
        await keys.TypeAsync("Nomor kartu", "0001234567890");
        await keys.TypeAsync("Rujukan daftar lampiran", "Lampiran no. 1");
        await keys.PressAsync("Simpan hasil");
        await page.GetByText("Hasil baris 1 dicatat.").WaitForAsync();
        await OpenAsync(page, bo, id, "M12");
        await keys.TypeAsync("Nama pengambil kartu", "Budi Contoh");
        await keys.TypeAsync("Hubungan dengan peserta", "Anak");
        await keys.ToAsync("Identitas yang ditunjukkan");
        await page.Keyboard.TypeAsync("KTP");
        await keys.PressAsync("Serahkan kartu");
        await page.GetByText("Berkas ini sudah ditutup.").WaitForAsync();
        (await bo.CaseAsync(id)).GetProperty("status").GetString().ShouldBe("SELESAI");
        await page.Context.CloseAsync();

        async Task SignedAsync(string of)
        {
            foreach (var (step, person) in new[] { "E06", "E07", "E09" }.Zip([kasie, kabid, kadis]))
                (await person.SignAsync(of, step)).ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task OpenAsync(IPage page, ApiPerson person, string caseId, string activity)
    {
        var task = await person.TaskAsync(caseId, activity);
        await page.SignInAsync(person);
        await page.GotoAsync($"/tugas/{caseId}/{Uri.EscapeDataString(task.GetProperty("id").GetString()!)}");
        await page.HeadingAsync(task.GetProperty("title").GetString()!);
    }
}
