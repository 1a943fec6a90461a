using System.Text.Json.Nodes;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// The official designer and the screens around it, driven as an admin and a Kepala Dinas do (AC-64, AC-07, AC-66, AC-67).
/// </summary>
[Collection(ScreensCollection.Name)]
public sealed class StudioTests(Browser browser)
{
    private const string Chain = "65.02-rantai-paraf",
        Main = "65.02-kis-pbi-daerah";

    [Fact]
    public async Task The_Sekretaris_is_drawn_between_Kabid_and_Kepala_Dinas_legalised_and_takes_part_in_new_cases_only()
    {
        await using var office = await ApiOffice.OpenAsync(
            Databases.Sqlite,
            files: folder =>
            {
                WithoutSecretary(folder);
                Heads.Lay(folder);
            }
        );
        Tools.NeedStudio(office);
        var (admin, kadis) = (await office.HireAsync(ApiOffice.Malinau, "ADMIN"), await office.HireAsync(ApiOffice.Malinau, "KADIS"));
        var people = await CrewAsync(office);
        var before = await people.BeginLetterAsync();

        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 1600);
        await page.SetViewportSizeAsync(1600, 1000);
        var faults = new List<string>();
        page.PageError += (_, e) => faults.Add(e);
        page.Console += (_, m) =>
        {
            if (m.Type == "error")
                faults.Add(m.Text);
        };
        await page.SignInAsync(admin);
        await page.GotoAsync($"/studio/edit/{Chain}");
        await page.WaitForSelectorAsync(".elsa-activity", new() { Timeout = 120_000 });
        await page.WaitForTimeoutAsync(3000);

        // Drag the activity in, take the old way away, connect the new one.
        await page.GetByText("Tanda tangan", new() { Exact = true }).First.ClickAsync();
        var canvas = page.Locator(".x6-graph").First;
        var (kabid, ground) = (await BoxAsync(page.Locator("g[data-cell-id='E07']")), await BoxAsync(canvas));
        var former = await NodesAsync(page);
        await Saved(
            page,
            () =>
                page.Locator("[draggable=true]")
                    .Filter(new() { HasText = "Sign-off Sekretaris" })
                    .First.DragToAsync(
                        canvas,
                        new()
                        {
                            TargetPosition = new() { X = kabid.X - ground.X + 280, Y = kabid.Y - ground.Y + 150 },
                        }
                    )
        );
        var added = (await NodesAsync(page)).Except(former).Single();
        var start = await MiddleAsync(Port(page, "E07", "Setuju"));
        await page.Mouse.ClickAsync(start.X + 60, start.Y);
        await Saved(page, () => page.Keyboard.PressAsync("Delete"));
        await ConnectAsync(page, "E07", "Setuju", added);
        await ConnectAsync(page, added, "Setuju", "E09");
        await ConnectAsync(page, added, "Kembalikan", "dikembalikan");

        // Its inputs: which letter (the input of this sub-workflow), what is needed, how long, what comes out.
        var node = await BoxAsync(page.Locator($"g[data-cell-id='{added}']"));
        await page.Mouse.ClickAsync(node.X + 100, node.Y + 15);
        var form = page.Locator("form.mud-form > .d-flex.flex-column").First;
        await form.Locator("label", new() { HasTextString = "Judul tugas" }).WaitForAsync();
        (await page.Locator("[data-bagian='Mutu Baku']").CountAsync()).ShouldBeGreaterThan(0);
        await TypeAsync(page, form, "Judul tugas", "Memaraf surat (jenjang sekretariat)");
        await Saved(
            page,
            async () =>
            {
                await Field(page, form, "Surat").Locator(".mud-menu button").First.ClickAsync();
                await page.Locator(".mud-popover-open").GetByText("Masukan", new() { Exact = true }).First.ClickAsync();
            }
        );
        await Field(page, form, "Surat").Locator(".mud-input-slot").First.ClickAsync(new() { Force = true });
        await Saved(page, () => page.Locator(".mud-popover-open .mud-list-item-extended").First.ClickAsync());
        await TypeAsync(page, form, "Waktu", "30");
        await TypeAsync(page, form, "Kelengkapan", "Konsep surat");

        // What is stored, then submission with the warnings acknowledged by name, and legalisation by the head with the hash.
        await using (var db = office.Database.NewContext())
        {
            var stored = JsonNode.Parse(db.Sops.Single(s => s.VersionId == $"{Chain}-v2").Json)!["root"]!["activities"]!
                .AsArray()
                .Single(a => a!["id"]!.GetValue<string>() == added)!;
            stored["waktu"]!["expression"]!["value"]!.GetValue<string>().ShouldBe("ServiceMinutes 30");
            stored["surat"]!["expression"]!["type"]!.GetValue<string>().ShouldBe("Input");
        }
        await SubmitAsync(page, Chain, 2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Buat draf SOP pemakai dengan versi ini" }).ClickAsync();
        await SubmitAsync(page, Main, 2);
        var head = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await head.SignInAsync(kadis);
        foreach (var sop in new[] { Chain, Main })
            await LegaliseAsync(head, sop, 2);

        var after = await people.BeginLetterAsync();
        foreach (var letter in new[] { before, after })
            await people.SignAsync(letter, "KASIE", "KABID");
        (await people.NextAsync(before), await people.NextAsync(after)).ShouldBe(("KADIS", "SEKRETARIS"));
        faults.ShouldBeEmpty();
        // Both versions can be looked at side by side.
        await page.GotoAsync($"/sop/banding?kiri={Chain}-v1&kanan={Chain}-v2");
        (await page.Locator("svg.alur .tambah").CountAsync()).ShouldBe(1);
    }

    /// <summary>Malinau as an office without Sekretaris in the chain, which has no step for it.</summary>
    private static void WithoutSecretary(string workflows)
    {
        var file = Path.Combine(workflows, "65.02-malinau", "sops", "rantai-paraf", "v1.json");
        var definition = JsonNode.Parse(File.ReadAllText(file))!;
        var root = definition["root"]!;
        root["activities"] = new JsonArray([
            .. root["activities"]!.AsArray().Where(a => a!["id"]!.GetValue<string>() != "E08").Select(a => a!.DeepClone()),
        ]);
        bool Keeps(JsonNode c) =>
            c["source"]!["activity"]!.GetValue<string>() != "E08" && c["target"]!["activity"]!.GetValue<string>() != "E08";
        root["connections"] = new JsonArray([
            .. root["connections"]!.AsArray().Where(c => Keeps(c!)).Select(c => c!.DeepClone()),
            JsonNode.Parse("""{"source":{"activity":"E07","port":"Setuju"},"target":{"activity":"E09","port":"In"},"vertices":[]}"""),
        ]);
        File.WriteAllText(file, definition.ToJsonString());
        var settings = Path.Combine(workflows, "65.02-malinau", "region.json");
        var region = JsonNode.Parse(File.ReadAllText(settings))!;
        foreach (var role in new[] { "KASIE", "SEKRETARIS" })
            region["signOff"]!["letter"]![role]!["action"] = "PARAF";
        File.WriteAllText(settings, region.ToJsonString());
    }

    private static async Task<LetterCrew> CrewAsync(ApiOffice office)
    {
        var crew = new Dictionary<string, ApiPerson>();
        foreach (var role in new[] { "FO", "BO", "KASIE", "KABID", "SEKRETARIS" })
            crew[role] = await office.HireAsync(ApiOffice.Malinau, role);
        return new(crew);
    }

    private static async Task SubmitAsync(IPage page, string sop, int version)
    {
        await page.GotoAsync($"/sop/{sop}?versi={version}");
        if (await page.GetByLabel("Nama Anda").CountAsync() > 0)
            await page.GetByLabel("Nama Anda").FillAsync("Admin Uji");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajukan untuk disahkan" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).WaitForAsync();
    }

    private static async Task LegaliseAsync(IPage page, string sop, int version)
    {
        await page.GotoAsync($"/sop/{sop}?versi={version}");
        await page.GetByLabel("Nomor keputusan").FillAsync("7/2026");
        await page.GetByLabel("Tanggal keputusan").FillAsync("2026-11-03");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sahkan", Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByLabel("Berlaku mulai").FillAsync("2026-11-04");
        await page.GetByRole(AriaRole.Button, new() { Name = "Berlakukan" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).WaitForAsync();
    }

    private static async Task Saved(IPage page, Func<Task> act) =>
        await page.RunAndWaitForResponseAsync(
            act,
            r =>
                r.Request.Method == "POST" && r.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal) && r.Status == 200,
            new() { Timeout = 60_000 }
        );

    private static async Task ConnectAsync(IPage page, string from, string port, string to)
    {
        await page.WaitForTimeoutAsync(1500);
        var (a, b) = (await MiddleAsync(Port(page, from, port)), await MiddleAsync(Port(page, to, "In")));
        await Saved(
            page,
            async () =>
            {
                await page.Mouse.MoveAsync(a.X, a.Y);
                await page.Mouse.DownAsync();
                await page.Mouse.MoveAsync((a.X + b.X) / 2, (a.Y + b.Y) / 2, new() { Steps = 8 });
                await page.Mouse.MoveAsync(b.X, b.Y, new() { Steps = 8 });
                await page.Mouse.UpAsync();
            }
        );
    }

    private static async Task TypeAsync(IPage page, ILocator form, string label, string text)
    {
        await page.WaitForTimeoutAsync(800);
        var input = Field(page, form, label).Locator("input, textarea").First;
        await input.FillAsync(text);
        await Saved(page, () => input.PressAsync("Tab"));
    }

    private static ILocator Field(IPage page, ILocator form, string label) =>
        form.Locator("> div").Filter(new() { Has = page.Locator($"label:text-is(\"{label}\")") }).First;

    private static ILocator Port(IPage page, string node, string port) =>
        page.Locator($"g[data-cell-id='{node}'] .x6-port-body[port='{port}']").First;

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator at) => (await at.First.BoundingBoxAsync())!;

    private static async Task<(float X, float Y)> MiddleAsync(ILocator at) =>
        await BoxAsync(at) is var box ? (box.X + (box.Width / 2), box.Y + (box.Height / 2)) : default;

    private static Task<string[]> NodesAsync(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('.x6-node')].map(n => n.getAttribute('data-cell-id'))");
}
