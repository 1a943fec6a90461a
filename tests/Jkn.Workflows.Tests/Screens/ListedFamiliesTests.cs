using Jkn.Workflows.Application.Lists;
using Jkn.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>A list of a kelurahan at its real size: one case for each KK, worked on together, exceptions by hand (AC-94).</summary>
[Collection(ScreensCollection.Name)]
public class ListedFamiliesTests(Browser browser)
{
    private const int Families = 40,
        People = 3;

    [Fact]
    public async Task Forty_families_of_120_rows_are_accepted_38_at_once_and_verified_together()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "63.72-banjarbaru");
        var (fo, bo) = (await office.HireAsync(OfBanjarbaru.Region, "FO"), await office.HireAsync(OfBanjarbaru.Region, "BO"));
        var desk = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await desk.SignInAsync(bo);
        var id = await OpenAsync(office, desk);
        await desk.GetByText("40 keluarga").First.WaitForAsync();

        var counter = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await counter.SignInAsync(fo);
        await counter.GotoAsync("/loket");
        await counter.GetByRole(AriaRole.Link, new() { Name = "Daftar dari kelurahan" }).ClickAsync();
        await counter.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await counter.HeadingAsync("Keluarga dari daftar kelurahan");
        await counter.GetByLabel("Pilih WARGA CONTOH AA", new() { Exact = true }).UncheckAsync();
        await counter.GetByLabel("Pilih WARGA CONTOH AD", new() { Exact = true }).UncheckAsync();
        await counter.ShotAsync("keluarga-1366");
        await counter.PressAsync("Terima dan daftarkan yang dicentang");
        await counter.GetByText("Hasil: 38 selesai").WaitForAsync();
        await counter.SetViewportSizeAsync(390, 844);
        await counter.ShotAsync("keluarga-390");
        await counter.SetViewportSizeAsync(1366, 768);
        // the list and its letter are there: nobody asks FO for copies that a list does not bring
        foreach (var act in new[] { "Nyatakan lengkap yang dicentang", "Nyatakan sudah diperiksa yang dicentang" })
        {
            await counter.GetByRole(AriaRole.Navigation, new() { Name = "Langkah" }).GetByText("(38)").ClickAsync();
            await counter.PressAsync(act);
            await counter.GetByText("Hasil: 38 selesai").WaitForAsync();
        }
        var byHand = (await fo.GetAsync("/api/inbox?role=FO")).Text;
        await counter.Context.CloseAsync();

        await desk.GotoAsync($"/kelurahan/{id}");
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await AllPagesTests.LookAsync(desk, [$"/kelurahan/{id}"], "BO", faults, AllPagesTests.PublicLoad);
        faults.ShouldBeEmpty();
        await desk.GotoAsync($"/kelurahan/{id}");
        await desk.PressAsync("Nyatakan data yang dicentang sudah benar");
        await desk.GetByText("Hasil: 38 selesai").WaitForAsync();
        await desk.GotoAsync($"/kelurahan/{id}");
        await desk.PressAsync("Nyatakan layak yang dicentang");
        await desk.GetByRole(AriaRole.Alert).GetByText("Wajib diisi").First.WaitForAsync();
        await desk.GetByLabel("Bukti cek EDABU").FillAsync("EDABU-BNBA-1");
        await desk.ShotAsync("keluarga-verifikasi-1366");
        await desk.PressAsync("Nyatakan layak yang dicentang");
        await desk.GetByText("Hasil: 38 selesai").WaitForAsync();
        await desk.GotoAsync($"/kelurahan/{id}");
        await desk.PressAsync("Nyatakan terverifikasi yang dicentang");
        await desk.GetByText("Hasil: 38 selesai").WaitForAsync();
        await office.QuietAsync();

        await using var db = office.Database.NewContext();
        (await db.Cases.CountAsync(c => c.Kind == "Case", TestServer.Ct)).ShouldBe(Families);
        (await db.BatchLines.CountAsync(TestServer.Ct)).ShouldBe((Families - 2) * People);
        (await db.WorkItems.CountAsync(w => w.ActivityId == "J03", TestServer.Ct)).ShouldBe(2, byHand);
        // the two that were left out, by the other mouth: the same commands, an outcome for each
        var late = await RestAsync(office);
        var asked = new
        {
            importId = id,
            activityId = late[0].ActivityId,
            cases = late.Select(w => w.CaseId),
        };
        // for another kelurahan there is no such list, as on its page
        var village = await office.HireAsync(OfBanjarbaru.Region, Roles.Village);
        (await village.PostAsync("/api/work-items/bulk", asked)).ShouldBe(System.Net.HttpStatusCode.NotFound);
        var bulk = await fo.PostAsync("/api/work-items/bulk", asked);
        bulk.ShouldBe(System.Net.HttpStatusCode.OK);
        bulk.Body.EnumerateArray().Count(o => o.GetProperty("done").GetBoolean()).ShouldBe(2, bulk.Text);
        (
            await fo.PostAsync(
                "/api/work-items/bulk",
                new
                {
                    importId = id,
                    activityId = late[0].ActivityId,
                    cases = Array.Empty<string>(),
                }
            )
        ).ShouldBe(System.Net.HttpStatusCode.BadRequest);
        await desk.Context.CloseAsync();
    }

    private static async Task<string> OpenAsync(ApiOffice office, IPage page)
    {
        await page.GotoAsync("/impor");
        await page.GetByLabel("Layanan").SelectOptionAsync(OfBanjarbaru.Sop);
        await page.GetByLabel("Berkas daftar")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "bnba.xlsx",
                    MimeType = "application/octet-stream",
                    Buffer = Support.People.Bnba([.. Enumerable.Range(0, Families * People).Select(Row)]),
                }
            );
        await page.PressAsync("Periksa daftar");
        await page.GetByText("Yang dapat dibuka: 40 keluarga (KK).").WaitForAsync();
        await page.PressAsync("Lanjut membuka berkas");
        await page.GetByRole(AriaRole.Alert).GetByText("Wajib diisi").First.WaitForAsync();
        await page.GetByLabel("Nomor surat pengantar kelurahan").FillAsync("470/12/KEL");
        await page.GetByLabel("Tanggal surat").FillAsync("2026-11-02");
        await page.GetByLabel("Dari kelurahan").FillAsync("Kelurahan Contoh");
        await page.ShotAsync("impor-surat-1366");
        // what stands out in the whole list is looked at before anything opens
        if (await page.Locator("[name=catatan]").CountAsync() > 0)
            await page.Locator("[name=catatan]").CheckAsync();
        await page.PressAsync("Lanjut membuka berkas");
        await page.PressAsync("Buka berkas");
        await office.Node.Services.GetRequiredService<ImportWorker>().RoundAsync(TestServer.Ct);
        var id = page.Url.Split('/')[^1];
        await Until.TrueAsync(
            async () =>
            {
                await page.GotoAsync($"/impor/{id}");
                return await page.GetByRole(AriaRole.Link, new() { Name = "Kerjakan keluarga dari daftar ini" }).CountAsync() > 0;
            },
            () => page.ContentAsync()
        );
        await page.GetByRole(AriaRole.Link, new() { Name = "Kerjakan keluarga dari daftar ini" }).ClickAsync();
        await page.HeadingAsync("Keluarga dari daftar kelurahan");
        return id;
    }

    /// <summary>Three people of each KK, the first of them its head.</summary>
    private static string?[] Row(int n)
    {
        var row = Support.People.Row(n);
        row[0] = Support.People.Row(n / People * People)[0];
        // digits in a name are a doubt that somebody confirms one by one
        row[2] = $"WARGA CONTOH {(char)('A' + n / 26)}{(char)('A' + n % 26)}";
        row[3] = n % People == 0 ? "Peserta" : "Tambahan";
        return row;
    }

    /// <summary>Tasks of the families that still wait at the counter's first step.</summary>
    private static async Task<List<Jkn.Workflows.Data.Rows.WorkItemRow>> RestAsync(ApiOffice office)
    {
        await using var db = office.Database.NewContext();
        return await db
            .WorkItems.AsNoTracking()
            .Where(w => w.Kind == WorkKinds.Registration)
            .OrderBy(w => w.CaseKey)
            .ToListAsync(TestServer.Ct);
    }
}
