using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// What an office enters of itself: calendar, hours, agreements, contacts, survey. Each with its author, each by whom it is for (AC-34,
/// AC-74).
/// </summary>
[Collection(ScreensCollection.Name)]
public class OfficeEntriesScreenTests(Browser browser)
{
    [Fact]
    public async Task An_administrator_enters_the_calendar_and_each_change_has_its_author()
    {
        // The invented region beside it brings a calendar of 2027 along.
        await using var office = await ApiOffice.OpenAsync(
            Databases.Sqlite,
            folderOfRegion: "63.72-banjarbaru",
            files: folder => File.Delete(Path.Combine(folder, "_shared", "calendars", "nasional-2027.json"))
        );
        var (admin, fo) = (
            await office.HireAsync(OfBanjarbaru.Region, Roles.Admin),
            await office.HireAsync(OfBanjarbaru.Region, Roles.FrontOffice)
        );
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(admin);

        await page.GotoAsync("/kalender?bulan=2027-01");
        await page.GetByText("Kalender 2027 belum diisi.").WaitForAsync();
        await page.GetByText("sementara", new() { Exact = true }).WaitForAsync();
        await page.GetByLabel("Dasar keputusan").FillAsync("SKB contoh");
        await page.GetByLabel("Berkas kalender")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "2027.csv",
                    MimeType = "text/csv",
                    Buffer = Sheets.Csv("Tanggal;Jenis;Nama", "entah;LIBUR;Tahun baru"),
                }
            );
        await page.PressAsync("Impor kalender");
        await page.GetByRole(AriaRole.Alert).GetByText("Baris 2").WaitForAsync();
        await page.GetByLabel("Berkas kalender")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "2027.csv",
                    MimeType = "text/csv",
                    Buffer = Sheets.Csv("Tanggal;Jenis;Nama", "01/01/2027;LIBUR;Tahun baru contoh", "04/01/2027;CUTI_BERSAMA;Cuti contoh"),
                }
            );
        await page.PressAsync("Impor kalender");
        await page.GetByText("Kalender 2027 dicatat.").WaitForAsync();
        (await page.GetByRole(AriaRole.Row, new() { Name = "Senin 4 Januari 2027" }).InnerTextAsync()).ShouldContain("Cuti contoh");
        (await page.GetByText("Kalender 2027 belum diisi.").CountAsync()).ShouldBe(0);
        await page.Locator("[name=tanggal]").FillAsync("2026-11-10");
        await page.GetByLabel("Keterangan").FillAsync("Hari jadi contoh");
        await page.PressAsync("Catat hari");
        (await page.GetByRole(AriaRole.Row, new() { Name = "Selasa 10 November 2026" }).InnerTextAsync()).ShouldContain("Hari jadi contoh");
        await page.ShotAsync("kalender-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("kalender-390");
        await page.SetViewportSizeAsync(1366, 768);

        await using (var db = office.Database.NewContext())
        {
            var changes = await db.SettingChanges.AsNoTracking().ToListAsync(TestServer.Ct);
            changes.Count.ShouldBe(2);
            changes.ShouldAllBe(c => c.Actor == admin.Id && c.Before == null);
        }
        await page.SignInAsync(fo);
        foreach (var path in new[] { "/kalender", "/pks", "/kontak" })
        {
            await page.GotoAsync(path);
            (await page.Locator("main form").CountAsync()).ShouldBe(0, $"{path}: only administrators enter");
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AC74_a_survey_gives_index_and_grade_and_both_heads_see_it_overdue_after_the_regions_months()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var (kasie, kadis) = (
            await office.HireAsync(OfBanjarbaru.Region, Roles.SectionHead),
            await office.HireAsync(OfBanjarbaru.Region, Roles.AgencyHead)
        );
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(kasie);

        await page.GotoAsync("/survei");
        await page.GetByText("belum ada indeks").WaitForAsync();
        await page.PressAsync("Catat lembar");
        await page.GetByRole(AriaRole.Alert).GetByText("Pilih satu jawaban.").First.WaitForAsync();
        for (var n = 1; n <= 9; n++)
            await page.Locator($"input[name=u{n}][value='{(n == 1 ? 3 : 4)}']").CheckAsync();
        await page.PressAsync("Catat lembar");
        await page.GetByText("97,22").WaitForAsync();
        (await page.Locator("aside").InnerTextAsync()).ShouldContain("Sangat baik");
        await page.ShotAsync("survei-1366");
        await page.GotoAsync("/laporan?jenis=skm&bulan=2026-11");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Indeks 97,22, mutu A");

        await office.AtAsync("2027-06-07T09:00");
        foreach (var head in new[] { kasie, kadis })
        {
            await page.SignInAsync(head);
            await page.GotoAsync("/survei");
            await page.GetByText("paling lambat setiap 6 bulan").First.WaitForAsync();
            (await page.Locator(".perhatian").InnerTextAsync()).ShouldContain("Survei terlambat.");
            await page.ShotAsync("survei-terlambat-1366");
            await Until.TrueAsync(
                async () =>
                {
                    await page.GotoAsync("/pemberitahuan");
                    return (await page.Locator("main").InnerTextAsync()).Contains(
                        "Survei kepuasan (SKM) terakhir",
                        StringComparison.Ordinal
                    );
                },
                () => page.ContentAsync()
            );
        }
        await page.Context.CloseAsync();
    }
}
