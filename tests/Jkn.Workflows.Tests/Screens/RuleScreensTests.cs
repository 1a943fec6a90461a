using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Domain.Regions;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>The office settles its open questions on its own page: an administrator proposes, the head decides.</summary>
[Collection(ScreensCollection.Name)]
public sealed class RuleScreensTests(Browser browser)
{
    [Fact]
    public async Task AC99_recap_hours_are_proposed_decided_and_count_from_next_Monday()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-04T08:30", "32.14-purwakarta");
        var (admin, head) = (
            await browser.OpenAsync(office.Node.ClientOptions.BaseAddress),
            await browser.OpenAsync(office.Node.ClientOptions.BaseAddress)
        );
        await admin.SignInAsync(await office.HireAsync("32.14", "ADMIN"));
        await head.SignInAsync(await office.HireAsync("32.14", "KADIS"));
        Jkn.Workflows.Domain.Cases.Office Purwakarta() => office.Node.Services.GetRequiredService<Offices>().Find("32.14")!;
        string Leaves(string ready) =>
            new BatchCalendar(Purwakarta().Region, Purwakarta().Region.Batches[0], Purwakarta().Calendar)
                .Queue(Domain.Offices.Wib(ready))
                .Period;

        await admin.GotoAsync("/ketetapan");
        await admin.Locator("summary", new() { HasText = "Usulkan jam rekap" }).ClickAsync();
        var form = admin.Locator("form[action*='Rekap']");
        await form.GetByLabel("Jam", new() { Exact = true }).FillAsync("9 pagi");
        await form.GetByLabel("Berlaku mulai").FillAsync("2026-11-09");
        await form.GetByLabel("Alasan").FillAsync("Rapat dinas 3 November");
        await admin.PressAsync("Usulkan jam rekap");
        await Assertions.Expect(admin.Locator("#ringkasan-galat")).ToContainTextAsync("bukan daftar jam");
        await form.GetByLabel("Jam", new() { Exact = true }).FillAsync("09.00, 15.30");
        await admin.PressAsync("Usulkan jam rekap");
        await Assertions.Expect(admin.GetByRole(AriaRole.Status)).ToContainTextAsync("Diusulkan kepada Kepala Dinas");
        Leaves("2026-11-09T09:30").ShouldBe("2026-11-09-1100", "a proposal changes nothing");

        await head.GotoAsync("/ketetapan");
        await head.ShotAsync("ketetapan-usulan-1366");
        await head.GetByRole(AriaRole.Button, new() { Name = "Tetapkan usulan Orang ADMIN" }).ClickAsync();
        await Assertions.Expect(head.GetByRole(AriaRole.Status)).ToContainTextAsync("Usulan ditetapkan");
        await Assertions.Expect(head.GetByText("Mulai 9 November 2026: 09.00 dan 15.30, setiap hari")).ToBeVisibleAsync();

        (Leaves("2026-11-08T09:30"), Leaves("2026-11-09T09:30")).ShouldBe(("2026-11-08-1100", "2026-11-09-1530"));
        await head.GotoAsync("/jejak");
        await Assertions.Expect(head.GetByText("Jam rekap, berlaku 9 November 2026").First).ToBeVisibleAsync();
        await head.SetViewportSizeAsync(390, 844);
        await head.GotoAsync("/ketetapan");
        (await head.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await head.ShotAsync("ketetapan-390");
    }

    [Fact]
    public async Task A_settled_assumption_loses_its_mark_and_the_emblem_comes_from_the_office()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var head = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await head.SignInAsync(await office.HireAsync(ApiOffice.Malinau, "KADIS"));

        await head.GotoAsync("/ketetapan");
        await head.Locator("summary", new() { HasText = "Tetapkan jawaban" }).ClickAsync();
        var form = head.Locator("form[action*='Jawab']");
        await form.GetByLabel("Pertanyaan").SelectOptionAsync("A-13");
        await form.GetByLabel("Yang ditetapkan").FillAsync("Piket darurat tidak dinyalakan");
        await form.GetByLabel("Nomor penetapan").FillAsync("SK 12/2026");
        await form.GetByLabel("Tanggal penetapan").FillAsync("2026-11-02");
        await form.GetByLabel("Alasan").FillAsync("Rapat dinas");
        await head.PressAsync("Tetapkan jawaban");
        await Assertions.Expect(head.GetByRole(AriaRole.Status)).ToContainTextAsync("Ditetapkan");
        await Assertions.Expect(head.GetByRole(AriaRole.Row, new() { Name = "A-13" })).ToContainTextAsync("SK 12/2026, 2 November 2026");
        await head.ShotAsync("ketetapan-1366");
        await head.GotoAsync("/pengaturan");
        await Assertions
            .Expect(head.GetByRole(AriaRole.Row, new() { Name = "Piket darurat" }).First)
            .ToContainTextAsync("Ditetapkan: SK 12/2026, 2 November 2026");

        await head.GotoAsync("/ketetapan");
        await head.Locator("summary", new() { HasText = "Tetapkan kop surat" }).ClickAsync();
        var kop = head.Locator("form[action*='Kop']");
        await kop.GetByLabel("Lambang daerah (SVG)")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "lambang.svg",
                    MimeType = "image/svg+xml",
                    Buffer = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"""u8.ToArray(),
                }
            );
        await kop.GetByLabel("Alasan").FillAsync("Lambang diterima dari bagian umum");
        await head.PressAsync("Tetapkan kop surat");
        await Assertions.Expect(head.GetByText("Dari kantor", new() { Exact = true })).ToBeVisibleAsync();
    }
}
