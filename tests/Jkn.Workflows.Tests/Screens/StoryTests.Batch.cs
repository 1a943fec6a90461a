using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

public partial class StoryTests
{
    [Fact]
    public async Task AC03_and_47_a_batch_is_locked_sent_and_answered_and_a_relative_takes_the_card()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        ApiPerson[] officials =
        [
            await office.HireAsync(ApiOffice.Malinau, "KASIE"),
            await office.HireAsync(ApiOffice.Malinau, "KABID"),
            await office.HireAsync(ApiOffice.Malinau, "KADIS"),
        ];
        var id = await OfMalinau.InBatchAsync(fo, bo);
        await SignedAsync(id, officials);
        await bo.CompleteAsync(id, "E10", data: new { diserahkanKepada = "Keluarga pasien" });
        await office.QuietAsync();
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(bo);

        await page.GotoAsync("/tugas?lihat=belum");
        (await page.GetByRole(AriaRole.Row, new() { Name = "Mengunci daftar usulan bulanan" }).InnerTextAsync()).ShouldContain(
            "19 November 2026"
        );
        await page.GotoAsync("/batch");
        await page.GetByRole(AriaRole.Link, new() { Name = "F34-65.02-202611" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Mengunci daftar usulan bulanan" }).ClickAsync();
        await page.PressAsync("Kunci batch");
        await page.GetByText("Batch akan dikunci dan tidak dapat diubah.").WaitForAsync();
        await page.PressAsync("Kunci batch");
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        var batch = (await bo.PostAsync("/api/batches/search", new { filter = new { period = "2026-11" } }))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single()
            .GetProperty("caseId")
            .GetString()!;
        await bo.CompleteAsync(batch, "M08S");
        await SignedAsync(batch, officials);
        await office.AtAsync("2026-11-20T08:30");
        await bo.TaskAsync(batch, "M09");

        await page.SignInAsync(bo);
        await page.GotoAsync($"/batch/{batch}");
        await page.Locator("a.btn-primary").First.ClickAsync();
        await page.GetByLabel("Nomor tanda terima").FillAsync("TT-BPJS-11");
        await page.ActAsync();
        await page.GetByText("Perbaikan sesudah ini hanya lewat batch susulan.").WaitForAsync();
        await page.Locator(".interupsi .btn-danger").ClickAsync();
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        await page.GotoAsync($"/batch/{batch}");
        await page.GetByText("TT-BPJS-11").First.WaitForAsync();

        await office.AtAsync("2026-12-07T09:00");
        await bo.CompleteAsync(batch, "M10", data: new { bukti = "Surat BPJS 12/2026" });
        await bo.CompleteAsync(batch, "M10S");
        await SignedAsync(batch, officials);
        await bo.TaskAsync(batch, "M11");
        await page.SignInAsync(bo);
        await page.GotoAsync($"/batch/{batch}");
        await page.GetByText("Catat hasil").First.ClickAsync();
        await page.GetByLabel("Nomor kartu (13 angka)").FillAsync("123");
        await page.GetByLabel("Rujukan daftar lampiran").FillAsync("Lampiran no. 1");
        await page.PressAsync("Simpan hasil");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("13 angka");
        await page.GetByText("Catat hasil").First.ClickAsync();
        await page.GetByLabel("Nomor kartu (13 angka)").FillAsync("0001234567890");
        await page.GetByLabel("Rujukan daftar lampiran").FillAsync("Lampiran no. 1");
        await page.PressAsync("Simpan hasil");
        await page.GetByText("Hasil baris 1 dicatat.").WaitForAsync();
        await bo.TaskAsync(id, "M12");

        await page.GotoAsync("/kartu");
        await page.GetByRole(AriaRole.Link, new() { Name = "JKN/65.02" }).First.ClickAsync();
        await page.ShotAsync("berkas-kartu");
        await page.Locator("a.btn-primary").First.ClickAsync();
        await page.GetByLabel("Nama pengambil kartu").FillAsync("Budi Contoh");
        await page.ActAsync();
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Hubungan pengambil dengan peserta wajib diisi.");
        await page.GetByLabel("Hubungan dengan peserta").FillAsync("Anak");
        await page.ActAsync();
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Jenis identitas pengambil wajib diisi.");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("jangan sidik jari");
        await page.GetByLabel("Pindaian tanda tangan pengambil")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "ttd.png",
                    MimeType = "image/png",
                    Buffer = CounterTests.Png,
                }
            );
        await page.GetByLabel("Hubungan dengan peserta").FillAsync("Anak");
        await page.GetByLabel("Identitas yang ditunjukkan").SelectOptionAsync("KTP");
        await page.ActAsync();
        await page.GetByText("Berkas ini sudah ditutup.").WaitForAsync();
        await page.GetByText("Tanda tangan pengambil kartu").WaitForAsync();
        (await bo.CaseAsync(id)).GetProperty("status").GetString().ShouldBe("SELESAI");

        // Achievements are reckoned beside the request.
        var standard = page.GetByLabel("Capaian Mutu Baku").GetByRole(AriaRole.Row, new() { Name = "Melakukan registrasi pemohon" });
        await Until.TrueAsync(
            async () =>
            {
                await page.GotoAsync("/dasbor");
                return await standard.CountAsync() == 1;
            },
            () => page.Locator("main").InnerTextAsync()
        );
        (await standard.InnerTextAsync()).ShouldContain("100 %");
        await page.ShotAsync("dasbor");
        await page.Context.CloseAsync();
    }
}
