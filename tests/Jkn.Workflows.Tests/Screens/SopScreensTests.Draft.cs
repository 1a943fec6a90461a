using System.Net;
using System.Text.Json.Nodes;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

public sealed partial class SopScreensTests
{
    [Fact]
    public async Task A_broken_draft_is_not_submitted_and_an_assumed_one_takes_effect_only_when_complete_and_stated()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, folderOfRegion: "64.02-kutai-kartanegara", files: Heads.Lay);
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
                    """{"id":"lepas","name":"Tugas1","type":"Jkn.EntriData","version":1,"""
                        + """ "metadata":{"displayText":"<b>Mencatat</b> sendirian"}}"""
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

    private static async Task LegaliseAsync(IPage head)
    {
        await head.GotoAsync($"/sop/{Sop}");
        await head.GetByLabel("Nomor keputusan").FillAsync("7/2026");
        await head.GetByLabel("Tanggal keputusan").FillAsync("2026-11-03");
        await head.GetByRole(AriaRole.Button, new() { Name = "Sahkan", Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        await head.GetByRole(AriaRole.Button, new() { Name = "Berlakukan" }).WaitForAsync(new() { Timeout = 60_000 });
    }
}
