using System.Text.RegularExpressions;
using Jkn.Workflows.Tests.Support;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// Stories of lists, results and cards, played on a server and looked at on the pages where the office sees them (AC-04, 06, 35, 37, 40–47,
/// 49).
/// </summary>
[Collection(ScreensCollection.Name)]
public partial class WalkPagesTests(Browser browser)
{
    [Theory]
    [InlineData(
        "32.14",
        "32.14-purwakarta",
        "pbi-daerah-kedaruratan/walks/ac06-aktif.json",
        "fo",
        "/berkas/A|Ditetapkan / Aktif",
        "/pemberitahuan|Pemohon|Rumah sakit|sudah aktif per"
    )]
    [InlineData(
        "32.14",
        "32.14-purwakarta",
        "pbi-daerah-kedaruratan/walks/ac44-gagal-bpjs.json",
        "fo",
        "/berkas/A|Pemeriksaan Berkas",
        "/pemberitahuan|Pemohon|Rumah sakit|belum dapat diterima|NIK tidak padan"
    )]
    [InlineData(
        "32.14",
        "32.14-purwakarta",
        "pbi-daerah-kedaruratan/walks/ac45-rs-tidak-membenarkan.json",
        "fo",
        "/berkas/A|1 belum diterima",
        "/pemberitahuan|Rumah sakit"
    )]
    [InlineData(
        "63.72",
        "63.72-banjarbaru",
        "peserta-jkn/walks/ac35-buka-kunci.json",
        "bo",
        "/batch/2026-11/rekonsiliasi|(lama)|(berlaku)",
        "/batch/2026-11|Membuka kunci batch: Satu pemohon membatalkan"
    )]
    [InlineData(
        "63.72",
        "63.72-banjarbaru",
        "peserta-jkn/walks/ac37-pks-berakhir.json",
        "bo",
        "/batch/2026-11|TT-1|Perpanjangan PKS sedang ditandatangani"
    )]
    [InlineData(
        "63.72",
        "63.72-banjarbaru",
        "peserta-jkn/walks/ac40-hasil-sebagian.json",
        "bo",
        "/batch/2026-11/rekonsiliasi|Cocok|Gagal",
        "/batch/2026-12|Buka",
        "/laporan?jenis=gagal-usul&bulan=2026-11|NIK_TIDAK_PADAN"
    )]
    [InlineData(
        "63.72",
        "63.72-banjarbaru",
        "peserta-jkn/walks/ac42-hasil-baru-dipakai.json",
        "bo",
        "/batch/2026-11|Memutuskan pertentangan baris"
    )]
    [InlineData(
        "65.02",
        "65.02-malinau",
        "kis-pbi-daerah/walks/ac03-kartu-biasa.json",
        "bo",
        "/berkas/A|Selesai|Menyerahkan kartu",
        "/buku?buku=AGENDA_PENGAMBILAN_KARTU&tahun=2026|JKN/65.02/2026/000001",
        "/laporan?jenis=daftar-lampiran&bulan=2026-11|cocok"
    )]
    [InlineData("65.02", "65.02-malinau", "kis-pbi-daerah/walks/ac46-tanpa-kartu.json", "bo", "/berkas/A|Kartu")]
    [InlineData("65.02", "65.02-malinau", "kis-pbi-daerah/walks/ac49-tanpa-surat-rawat-inap.json", "bo", "/berkas/A|Berjalan|Dalam batch")]
    public async Task The_pages_show_what_the_story_came_to(string region, string folder, string file, string person, params string[] pages)
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-02T08:00", folder);
        var walk = await ServerWalk.PlayAsync(office, region, folder, file);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390);
        await page.SignInAsync(walk.People[person]);

        foreach (var one in pages)
        {
            var parts = one.Split('|');
            var path = Period().Replace(parts[0], m => "/batch/" + Uri.EscapeDataString(walk.BatchId(m.Groups[1].Value)));
            (await page.GotoAsync(path))!.Status.ShouldBe(200, path);
            var shown = await page.Locator("main").InnerTextAsync();
            foreach (var words in parts.Skip(1))
                shown.ShouldContain(words, Case.Sensitive, path);
            shown.ShouldNotMatch(@"\b\d{16}\b", "no identity number in the open");
            // the procedure's picture has a way called so; the case has it not
            if (file.Contains("ac49", StringComparison.Ordinal))
                (await page.Locator("h1").InnerTextAsync()).ShouldNotContain("Darurat");
            await page.ShotAsync($"walk-{Path.GetFileNameWithoutExtension(file)}-{parts[0].Trim('/').Replace('/', '-').Split('?')[0]}-390");
        }
        await page.Context.CloseAsync();
    }

    [GeneratedRegex("^/batch/(\\d{4}-\\d{2})")]
    private static partial Regex Period();
}
