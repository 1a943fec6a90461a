using System.Net;
using System.Text.Json.Nodes;
using Jkn.Workflows.Domain.Sheets;
using Jkn.Workflows.Domain.Steps;
using Jkn.Workflows.Server.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>A procedure made from assumptions on its way, and what stops it (AC-07, AC-66, AC-67).</summary>
[Collection(ScreensCollection.Name)]
public sealed class SopScreensTests(Browser browser, ScreensOffice screens)
{
    private const string Sop = "64.02-kepesertaan-jkn",
        Region = "64.02";

    [Fact]
    public async Task A_broken_draft_is_not_submitted_and_an_assumed_one_takes_effect_only_when_complete_and_stated()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "64.02-kutai-kartanegara");
        var (admin, kadis) = (await office.HireAsync(Region, "ADMIN"), await office.HireAsync(Region, "KADIS"));
        var (page, head) = (
            await browser.OpenAsync(office.Node.ClientOptions.BaseAddress),
            await browser.OpenAsync(office.Node.ClientOptions.BaseAddress)
        );
        await page.SignInAsync(admin);
        await head.SignInAsync(kadis);

        // A step nothing leads to, a decision with one way, a lane without role, a fourth paraf: errors and a warning on the page, and no
        // button to submit.
        var definition = JsonNode.Parse(
            (await admin.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{Sop}?versionOptions=Latest"))
                .ShouldBe(HttpStatusCode.OK)
                .Text
        )!;
        definition["root"]!["activities"]!
            .AsArray()
            .Add(
                JsonNode.Parse(
                    """{"id":"lepas","name":"Tugas1","type":"Jkn.EntriData","version":1,"metadata":{"displayText":"<b>Mencatat</b> sendirian"}}"""
                )
            );
        JsonObject Said(string text) =>
            new()
            {
                ["typeName"] = "String",
                ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text },
                ["memoryReference"] = null,
            };
        var nodes = definition["root"]!["activities"]!.AsArray();
        nodes.Add(
            new JsonObject
            {
                ["id"] = "putus",
                ["name"] = "Putus1",
                ["type"] = "Elsa.FlowDecision",
                ["version"] = 1,
                ["metadata"] = new JsonObject { ["displayText"] = "Memilih" },
            }
        );
        nodes.Add(
            new JsonObject
            {
                ["id"] = "asing",
                ["name"] = "Tugas2",
                ["type"] = "Jkn.EntriData",
                ["version"] = 1,
                ["peran"] = Said("PENGELOLA_DATA"),
            }
        );
        nodes.Add(
            new JsonObject
            {
                ["id"] = "paraf4",
                ["name"] = "Kabid2",
                ["type"] = "Jkn.SignOff.Kabid",
                ["version"] = 1,
                ["tindakan"] = Said("PARAF"),
                ["surat"] = Said("dokumen-usulan"),
            }
        );
        definition["root"]!["connections"]!
            .AsArray()
            .Add(
                JsonNode.Parse(
                    """{"source":{"activity":"putus","port":"True"},"target":{"activity":"selesai","port":"In"},"vertices":[]}"""
                )
            );
        (
            await admin.PostTextAsync(
                "/elsa/api/workflow-definitions",
                new JsonObject { ["model"] = definition.DeepClone() }.ToJsonString()
            )
        ).ShouldBe(HttpStatusCode.OK);
        await page.GotoAsync($"/sop/{Sop}");
        foreach (var error in new[] { "kurang dari dua yang disambung", "Peran PENGELOLA_DATA tidak ada di daerah ini" })
            await Assertions.Expect(page.Locator(".masalah li.bad", new() { HasText = error }).First).ToBeVisibleAsync();
        await Assertions
            .Expect(page.Locator(".masalah li.warn", new() { HasText = "Ada 4 paraf sebelum tanda tangan" }))
            .ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".masalah li.bad", new() { HasText = "tidak dapat dicapai" }).First).ToBeVisibleAsync();
        (await page.Locator("#masalah b").CountAsync()).ShouldBe(0);
        (await page.GetByRole(AriaRole.Button, new() { Name = "Ajukan untuk disahkan" }).CountAsync()).ShouldBe(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Pulihkan ke sebelum ini" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".masalah li.bad")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajukan untuk disahkan" }).ClickAsync();
        await Assertions.Expect(page.Locator("#ringkasan-galat")).ToContainTextAsync("peringatan");
        await page.GetByLabel("Nama Anda").FillAsync("Admin Uji");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajukan untuk disahkan" }).ClickAsync();
        await LegaliseAsync(head);

        // Without the statement, and then without the components, it stays out of force; all gaps are named at once.
        await head.GetByRole(AriaRole.Button, new() { Name = "Berlakukan" }).ClickAsync();
        await Assertions.Expect(head.Locator("#ringkasan-galat")).ToContainTextAsync("SOP telah ditetapkan");
        foreach (var gap in new[] { "Persyaratan", "Jangka waktu", "Biaya/tarif", "Produk pelayanan" })
            await Assertions.Expect(head.Locator("#ringkasan-galat")).ToContainTextAsync(gap);

        // The head gives it back, the admin fills the gaps, and it goes through.
        await head.GotoAsync($"/sop/{Sop}");
        (await head.GetByRole(AriaRole.Button, new() { Name = "Kembalikan" }).CountAsync()).ShouldBe(0);
        var next = JsonNode.Parse(
            (await admin.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{Sop}?versionOptions=Latest")).Text
        )!;
        next["root"]!["activities"]![0]!["metadata"]!["displayText"] = "Mulai";
        next["description"] = "Dilengkapi";
        (
            await admin.PostTextAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = next.DeepClone() }.ToJsonString())
        ).ShouldBe(HttpStatusCode.OK);
        await page.GotoAsync($"/sop/{Sop}/lembar");
        foreach (var (code, _) in Jkn.Workflows.Domain.Sops.SopSheet.ComponentFields)
        {
            var area = page.Locator($"#i-k-{code}");
            if (string.IsNullOrWhiteSpace(await area.InputValueAsync()))
                await area.FillAsync("Ditetapkan dalam uji");
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan lembar" }).ClickAsync();
        if (await page.GetByLabel("Nama Anda").CountAsync() > 0)
            await page.GetByLabel("Nama Anda").FillAsync("Admin Uji");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajukan untuk disahkan" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).WaitForAsync();
        await LegaliseAsync(head);
        await head.GetByLabel("SOP telah ditetapkan").CheckAsync();
        await head.GetByLabel("Ditetapkan oleh").FillAsync("Kepala Dinas");
        await head.GetByLabel("Tanggal penetapan").FillAsync("2026-11-03");
        await head.GetByRole(AriaRole.Button, new() { Name = "Berlakukan" }).ClickAsync();
        await Assertions.Expect(head.Locator("h1 .status")).ToHaveTextAsync("Berlaku");
        await Assertions
            .Expect(head.GetByText("SOP-AP terlampir (PDF)").Or(head.GetByText("Lampiran SOP-AP tidak tercetak")).First)
            .ToBeVisibleAsync();
    }

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
                var word in new[] { step.Title, step.Kelengkapan?.LiteralText, step.Output?.LiteralText, step.Keterangan?.LiteralText }
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
        (await page.Locator(".pertanyaan").InnerTextAsync()).ShouldContain("Tenggat langkah › registrasi: ServiceMinutes 15");
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

    private static async Task LegaliseAsync(IPage head)
    {
        await head.GotoAsync($"/sop/{Sop}");
        await head.GetByLabel("Nomor keputusan").FillAsync("7/2026");
        await head.GetByLabel("Tanggal keputusan").FillAsync("2026-11-03");
        await head.GetByRole(AriaRole.Button, new() { Name = "Sahkan", Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        await head.GetByRole(AriaRole.Button, new() { Name = "Berlakukan" }).WaitForAsync(new() { Timeout = 60_000 });
    }
}
