using Jkn.Workflows.Application.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What is set in a region, where it comes from, and how a switch is changed.</summary>
[Collection(ScreensCollection.Name)]
public sealed class RegionSettingsScreenTests(Browser browser)
{
    [Fact]
    public async Task Every_value_says_its_source_and_the_head_changes_a_switch_from_a_date_with_a_reason()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var (page, head) = (
            await browser.OpenAsync(office.Node.ClientOptions.BaseAddress),
            await browser.OpenAsync(office.Node.ClientOptions.BaseAddress)
        );
        var admin = await office.HireAsync(ApiOffice.Malinau, "ADMIN");
        await page.SignInAsync(admin);
        await head.SignInAsync(await office.HireAsync(ApiOffice.Malinau, "KADIS"));
        bool Piket() => office.Node.Services.GetRequiredService<Offices>().Find(ApiOffice.Malinau)!.Region.Settings.PiketDarurat.Value;

        await page.GotoAsync("/pengaturan");
        var row = page.GetByRole(AriaRole.Row, new() { Name = "Piket darurat" });
        await Assertions.Expect(row).ToContainTextAsync("Asumsi A-13");
        await page.Locator("summary", new() { HasText = "Jam layanan" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Dokumen daerah S3:L183-185").First).ToBeVisibleAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "Ubah pengaturan" }).CountAsync()).ShouldBe(0);
        await page.ShotAsync("pengaturan-1366");

        async Task ChangeAsync(string date, string reason)
        {
            await head.GotoAsync("/pengaturan");
            await head.GetByLabel("Pengaturan dan nilai baru").SelectOptionAsync("piketDarurat=true");
            await head.GetByLabel("Berlaku mulai").FillAsync(date);
            await head.GetByLabel("Alasan").FillAsync(reason);
            await head.PressAsync("Ubah pengaturan");
        }
        await ChangeAsync("2026-11-01", "sudah lewat");
        await Assertions.Expect(head.Locator("#ringkasan-galat")).ToContainTextAsync("tidak boleh sudah lewat");
        await ChangeAsync("2026-11-05", "SK 12/2026");
        await Assertions.Expect(head.GetByRole(AriaRole.Status)).ToContainTextAsync("Pengaturan diubah");
        await Assertions.Expect(head.GetByText("SK 12/2026").First).ToBeVisibleAsync();
        Piket().ShouldBeFalse("it begins tomorrow");
        await ChangeAsync("2026-11-05", "sekali lagi");
        await Assertions.Expect(head.Locator("#ringkasan-galat")).ToContainTextAsync("sudah diubah untuk tanggal itu");

        office.Clock.Now = office.Clock.Now.AddDays(1);
        await office.Node.Services.GetRequiredService<Offices>().RefreshAsync(TestServer.Ct);
        Piket().ShouldBeTrue();
        await page.SignInAsync(admin);
        await page.GotoAsync("/pengaturan");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Piket darurat" })).ToContainTextAsync("Ditetapkan daerah");
        await page.SetViewportSizeAsync(390, 844);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await page.ShotAsync("pengaturan-390");
    }

    [Fact]
    public async Task AC48_a_switch_of_the_activation_rule_leaves_cases_verified_before_its_day_alone()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-04T08:30", "32.14-purwakarta");
        var head = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await head.SignInAsync(await office.HireAsync("32.14", "KADIS"));
        Jkn.Workflows.Domain.Cases.Office Purwakarta() => office.Node.Services.GetRequiredService<Offices>().Find("32.14")!;

        await head.GotoAsync("/pengaturan");
        await Assertions
            .Expect(head.GetByRole(AriaRole.Row, new() { Name = "Kepesertaan mulai aktif" }))
            .ToContainTextAsync("Segera setelah ditetapkan");
        await head.GetByLabel("Pengaturan dan nilai baru").SelectOptionAsync("activation=NextMonthFirst");
        await head.GetByLabel("Berlaku mulai").FillAsync("2026-11-06");
        await head.GetByLabel("Alasan").FillAsync("Surat BPJS 7/2026");
        await head.PressAsync("Ubah pengaturan");
        await Assertions.Expect(head.GetByText("Kepesertaan mulai aktif: Tanggal 1 bulan berikutnya")).ToBeVisibleAsync();
        await Assertions
            .Expect(head.GetByRole(AriaRole.Row, new() { Name = "Kepesertaan mulai aktif" }))
            .ToContainTextAsync("Segera setelah ditetapkan");
        await head.ShotAsync("ac48-pengaturan");

        office.Clock.Now = office.Clock.Now.AddDays(3);
        await office.Node.Services.GetRequiredService<Offices>().RefreshAsync(TestServer.Ct);
        Purwakarta().Region.Activation.Length.ShouldBe(2);
        string ActiveFrom(string verified) =>
            Jkn.Workflows.Domain.Batches.Activation.ActiveFrom(
                Jkn.Workflows.Domain.Cases.CaseState.Empty with
                {
                    RegisteredAt = Jkn.Workflows.Tests.Domain.Offices.Wita(verified),
                },
                new(
                    "batch/x",
                    "b",
                    "R",
                    "REKAP_HARIAN",
                    "2026-11-06",
                    0,
                    "",
                    Jkn.Workflows.Tests.Domain.Offices.Wita("2026-11-07T11:00"),
                    Jkn.Workflows.Tests.Domain.Offices.Wita("2026-11-07T12:00")
                ),
                Purwakarta(),
                Jkn.Workflows.Tests.Domain.Offices.Wita("2026-11-07T15:00")
            );
        ActiveFrom("2026-11-05T09:00").ShouldBe("2026-11-07", "verified before: at once");
        ActiveFrom("2026-11-06T09:00").ShouldBe("2026-12-01");
        await head.Context.CloseAsync();
    }
}
