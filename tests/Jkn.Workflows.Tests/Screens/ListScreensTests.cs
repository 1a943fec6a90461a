using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// Lists on the screens: verdicts row by row, doubled rows side by side, Form 34 out, the answer in, reports and notices (AC-02, AC-22,
/// AC-36, AC-40, AC-70).
/// </summary>
[Collection(ScreensCollection.Name)]
public class ListScreensTests(Browser browser)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_list_comes_in_with_verdicts_and_becomes_cases(bool script)
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var bo = await office.HireAsync(OfBanjarbaru.Region, "BO");
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, script: script);
        await page.SignInAsync(bo);
        var rows = Enumerable.Range(0, 6).Select(n => (string?[])People.Row(n)).ToArray();
        rows[1][1] = "6372993202909901";
        (rows[3][1], rows[3][5], rows[3][6]) = (rows[2][1], rows[2][5], rows[2][6]);

        await page.GotoAsync("/impor");
        await page.GetByLabel("Berkas daftar")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "x.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = Sheets.Of(["Nama"], ["x"]),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Periksa daftar" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("tidak ada kolom").WaitForAsync();
        await page.GetByLabel("Layanan").SelectOptionAsync("PROC-BJB");
        await page.GetByLabel("Berkas daftar")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "bnba.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = People.Bnba(rows),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Periksa daftar" }).ClickAsync();

        await page.GetByText("6 baris: 3 sah, 0 dengan peringatan, 2 ganda, 1 salah.").WaitForAsync();
        (await page.GetByRole(AriaRole.Row, new() { Name = "WARGA CONTOH 1 " }).InnerTextAsync()).ShouldContain("harus 01–31");
        (await page.ContentAsync()).ShouldNotContain(People.Nik(0));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ambil baris 5" }).ClickAsync();
        await page.GetByText("(dilewati)").WaitForAsync();
        await page.GetByLabel("Nomor surat pengantar kelurahan").FillAsync("470/12/KEL");
        await page.GetByLabel("Tanggal surat").FillAsync("2026-11-02");
        await page.GetByLabel("Dari kelurahan").FillAsync("Kelurahan Contoh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lanjut membuka berkas" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Buka berkas dari daftar ini?" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Buka berkas" }).ClickAsync();
        await page.GetByText("sedang dibuka").First.WaitForAsync();
        await office.Node.Services.GetRequiredService<ImportWorker>().RoundAsync(TestServer.Ct);
        await Until.TrueAsync(
            async () =>
            {
                await page.ReloadAsync();
                return (await page.ContentAsync()).Contains("Berkas dibuka: 4, tidak dibuka: 0", StringComparison.Ordinal);
            },
            () => page.ContentAsync()
        );
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Form_34_leaves_for_a_purpose_and_its_answer_is_laid_beside_it()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var (people, actors) = (new Dictionary<string, ApiPerson>(), new Dictionary<string, Actor>());
        foreach (var role in new[] { "FO", "BO", "KASIE", "KABID", "KADIS" })
        {
            people[role] = await office.HireAsync(OfBanjarbaru.Region, role);
            actors[role] = new(people[role].Id, role, OfBanjarbaru.Region, [role]);
        }
        var sheet = new OfBanjarbaru(
            actors,
            async (id, who, command) =>
            {
                var answer = await office
                    .Node.Services.GetRequiredService<CaseDesk>()
                    .RunAsync(
                        id,
                        OfBanjarbaru.Region,
                        who,
                        command,
                        creates: command is Jkn.Workflows.Domain.Participants.OpenListedFamily,
                        TestServer.Ct
                    );
                answer.Decision.Rejection.ShouldBeNull($"{command.Name} {id}");
                return answer.State!;
            }
        );
        foreach (var n in new[] { 1, 2, 3 })
            await sheet.ReadyAsync($"c{n}", OfBanjarbaru.Person(n));
        await office.QuietAsync();
        await sheet.LockAsync();
        await office.QuietAsync();
        await sheet.SendAsync();
        await office.AtAsync("2026-12-01T08:00");
        await office.QuietAsync();
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(people["BO"]);

        await page.GotoAsync($"/batch/{OfBanjarbaru.Batch}/rekonsiliasi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ekspor daftar" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("Tulis keperluannya").WaitForAsync();
        await page.GetByLabel("Tujuan").FillAsync("dikirim ke BPJS");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Ekspor daftar" }).ClickAsync()
        );
        download.SuggestedFilename.ShouldBe("F34_63.72_202611.xlsx");

        var answer = new FilePayload
        {
            Name = "hasil.csv",
            MimeType = "text/csv",
            Buffer = Sheets.Csv("NIK;Status;Keterangan", $"{People.Nik(1)};Aktif;", $"{People.Nik(2)};Gagal;data aneh"),
        };
        await page.GotoAsync($"/batch/{OfBanjarbaru.Batch}/rekonsiliasi");
        await SendAsync();
        await page.GetByText("Alasan yang belum dipetakan").WaitForAsync();
        await page.GetByLabel("data aneh").SelectOptionAsync("DATA_TIDAK_LENGKAP");
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan pemetaan" }).ClickAsync();
        await page.GetByText("Pemetaan disimpan").WaitForAsync();
        await SendAsync();
        await page.GetByText("Hasil 2 baris dicatat.").WaitForAsync();
        foreach (var words in new[] { "Cocok: 1", "Gagal: 1", "Belum ada hasil: 1" })
            await page.GetByText(words).WaitForAsync();
        await office.QuietAsync();

        await page.GotoAsync("/laporan?jenis=gagal-usul&bulan=2026-11");
        (await page.GetByRole(AriaRole.Table).InnerTextAsync()).ShouldContain("DATA_TIDAK_LENGKAP");
        await page.GotoAsync("/laporan?jenis=mutu-baku&bulan=2026-11");
        (await page.GetByRole(AriaRole.Row, new() { Name = "J05" }).InnerTextAsync()).ShouldContain("3");
        await page.GotoAsync("/pemberitahuan?keadaan=CETAK");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sudah disampaikan" }).First.ClickAsync();
        await page.GetByText("Dicatat sudah disampaikan.").WaitForAsync();
        await page.Context.CloseAsync();

        async Task SendAsync()
        {
            await page.GetByLabel("Jenis berkas").SelectOptionAsync("hasil-bpjs");
            await page.GetByLabel("Berkas", new() { Exact = true }).SetInputFilesAsync(answer);
            await page.GetByRole(AriaRole.Button, new() { Name = "Impor hasil BPJS" }).ClickAsync();
        }
    }
}
