using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>A procedure made from assumptions on its way, and what stops it (AC-07, AC-66, AC-67).</summary>
[Collection(ScreensCollection.Name)]
public sealed partial class SopScreensTests(Browser browser, ScreensOffice screens)
{
    private const string Sop = "64.02-kepesertaan-jkn",
        Region = "64.02";

    [Fact]
    public async Task The_printed_SOP_has_the_identity_block_the_lanes_and_what_the_steps_say()
    {
        Tools.NeedTypst();
        var page = await browser.OpenAsync(screens.Address);
        await page.SignInAsync(await screens.PersonAsync("ADMIN"));
        await page.GotoAsync("/sop/65.02-kis-pbi-daerah");

        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "SOP-AP" }).First.ClickAsync(),
            new() { Timeout = 60_000 }
        );

        var pdf = await File.ReadAllBytesAsync(await download.PathAsync(), TestServer.Ct);
        string Flat(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\s+", "");
        var text = Flat(Tools.TextOf(pdf));
        foreach (
            var block in new[]
            {
                "Nomor SOP",
                "Tanggal Efektif",
                "Disahkan oleh",
                "Dasar Hukum",
                "Kualifikasi Pelaksana",
                "Peringatan",
                "Pencatatan dan Pendataan",
                "Mutu Baku",
                "Kelengkapan",
                "Waktu",
                "Output",
                "Keterangan",
            }
        )
            text.ShouldContain(Flat(block), Case.Insensitive);
        var version = screens
            .Office.Node.Services.GetRequiredService<Offices>()
            .Find(ApiOffice.Malinau)!
            .Sops.ById("65.02-kis-pbi-daerah-v1")!;
        var steps = version.Definition.Nodes.OfType<WorkActivity>().ToList();
        foreach (var step in steps)
        {
            // Cells break their lines: what a step says is there word by word.
            foreach (
                var word in new[] { step.Deed, step.Kelengkapan?.LiteralText, step.Output?.LiteralText, step.Keterangan?.LiteralText }
                    .OfType<string>()
                    .SelectMany(s => s.Split(' '))
                    .Where(w => w.Length > 3 && w.All(char.IsLetter))
            )
                text.ShouldContain(word, Case.Insensitive, step.Id);
        }
        steps.Select(s => s.Lane).Distinct().Count().ShouldBeGreaterThan(2);
        // With arrow and off-page connector: the five symbols of the official form.
        SopPrinter
            .Model(version, screens.Office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!)
            .Rows.Select(r => r.Symbol)
            .Distinct()
            .Except([SheetSymbols.Start, SheetSymbols.End, SheetSymbols.Process, SheetSymbols.Decision])
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_region_goes_out_and_in_as_a_file_and_a_new_one_is_made_with_its_open_questions()
    {
        var page = await browser.OpenAsync(screens.Address);
        await page.SignInAsync(await screens.PersonAsync("ADMIN"));
        await page.GotoAsync("/sop");
        await page.GetByRole(AriaRole.Link, new() { Name = "Daerah sebagai berkas" }).ClickAsync();
        var zip = await (
            await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Link, new() { Name = "Ekspor seluruh daerah" }).ClickAsync()
            )
        ).PathAsync();

        await page.GetByLabel("Berkas daerah (zip)")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "bukan.zip",
                    MimeType = "application/zip",
                    Buffer = [1, 2, 3],
                }
            );
        await page.PressAsync("Impor sebagai draf");
        await Assertions.Expect(page.Locator("#ringkasan-galat")).ToContainTextAsync("bukan zip yang sah");
        await page.GetByLabel("Berkas daerah (zip)").SetInputFilesAsync(zip);
        await page.PressAsync("Impor sebagai draf");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Menjadi draf: tidak ada");

        await page.GetByLabel("Kode wilayah").FillAsync("9955");
        await page.GetByLabel("Nama daerah").FillAsync("Kabupaten Contoh");
        await page.GetByLabel("Zona waktu").SelectOptionAsync("Asia/Jakarta");
        await page.PressAsync("Lihat yang harus diputuskan");
        await Assertions.Expect(page.Locator("#ringkasan-galat")).ToContainTextAsync("bukan kode wilayah");
        await page.GetByLabel("Kode wilayah").FillAsync("99.55");
        await page.PressAsync("Lihat yang harus diputuskan");
        (await page.Locator(".pertanyaan li").CountAsync()).ShouldBeGreaterThan(20);
        (await page.Locator(".pertanyaan").InnerTextAsync()).ShouldContain("Janji layanan › Peringatan merah: CalendarMonths 1");
        (await page.GetByLabel("Zona waktu").InputValueAsync()).ShouldBe("Asia/Jakarta");
        await page.ShotAsync("sop-daerah-1366");
        var made = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Unduh zip daerah baru"));
        made.SuggestedFilename.ShouldBe("99.55-kabupaten-contoh.zip");
        await page.SetViewportSizeAsync(390, 844);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.ShotAsync("sop-daerah-390");
    }

    [Fact]
    public async Task A_batch_is_tried_with_several_families_on_its_picture()
    {
        var page = await browser.OpenAsync(screens.Address);
        await page.SignInAsync(await screens.PersonAsync("ADMIN"));
        await page.GotoAsync("/sop/65.02-batch-bulanan/uji");
        await page.GetByLabel("Mulai pada").FillAsync("2026-11-04T08:30");
        await page.GetByLabel("Banyaknya berkas contoh").FillAsync("9");
        await page.PressAsync("Buka berkas contoh");
        await Assertions.Expect(page.Locator("#ringkasan-galat")).ToContainTextAsync("Paling banyak 5 berkas");
        await page.GetByLabel("Banyaknya berkas contoh").FillAsync("2");
        await page.GetByLabel("Orang tiap berkas").FillAsync("2");
        await page.PressAsync("Buka berkas contoh");

        await page.Locator(".uji-tugas", new() { HasText = "batch" })
            .First.GetByRole(AriaRole.Button, new() { Name = "Kunci batch" })
            .ClickAsync();
        await Assertions.Expect(page.GetByText("Dikunci").First).ToBeVisibleAsync();
        await page.ShotAsync("sop-uji-batch-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("sop-uji-batch-390");
    }

    [Fact]
    public async Task The_pages_of_another_regions_procedure_are_not_there()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(await office.HireAsync(InventedRegion.Code, "ADMIN"));

        foreach (
            var path in new[]
            {
                "/sop/65.02-rantai-paraf",
                "/sop/65.02-rantai-paraf/lembar",
                "/sop/65.02-rantai-paraf/uji",
                "/studio/edit/65.02-rantai-paraf",
            }
        )
            (await page.GotoAsync(path))!.Status.ShouldBe(404, path);
    }
}
