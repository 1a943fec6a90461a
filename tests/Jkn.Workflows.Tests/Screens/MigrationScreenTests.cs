using System.Net;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// AC-65 on the screen: an administrator moves a running case with a reason; where its waiting point has no counterpart it is refused in
/// words.
/// </summary>
[Collection(ScreensCollection.Name)]
public sealed class MigrationScreenTests(Browser browser)
{
    private const string Second = "/api/sops/99.77:bertingkat:2";

    [Fact]
    public async Task AC65_a_running_case_moves_to_the_version_in_force_and_one_without_counterpart_is_refused_in_words()
    {
        // In the second version the division head's step is another one.
        await using var office = await ApiOffice.OpenAsync(
            Databases.Sqlite,
            files: workflows =>
            {
                var file = Path.Combine(workflows, "99.77-rekaan", "sops", InventedRegion.Levels, "v2.json");
                File.WriteAllText(file, File.ReadAllText(file).Replace("\"kabid\"", "\"kabidBaru\"", StringComparison.Ordinal));
            }
        );
        var (fo, kasie) = (await office.HireAsync(InventedRegion.Code, "FO"), await office.HireAsync(InventedRegion.Code, "KASIE"));
        var (admin, kadis) = (await office.HireAsync(InventedRegion.Code, "ADMIN"), await office.HireAsync(InventedRegion.Code, "KADIS"));
        var (moves, stays) = (await fo.OpenCaseAsync(InventedRegion.Levels), await fo.OpenCaseAsync(InventedRegion.Levels));
        (await kasie.SignAsync(stays, "kasie")).ShouldBe(HttpStatusCode.OK);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress);
        await page.SignInAsync(admin);
        await page.GotoAsync("/sop");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pindahkan berkas ke versi yang berlaku" }).ClickAsync();
        await page.GetByText("Semua berkas terbuka sudah pada versi yang berlaku.").WaitForAsync();
        var hash = (await admin.GetAsync("/api/sops"))
            .Body.EnumerateArray()
            .Single(s => s.GetProperty("versionId").GetString() == "99.77:bertingkat:2")
            .GetProperty("hash")
            .GetString();
        (await admin.PostAsync($"{Second}/submission", new { acknowledge = "Admin Uji" })).ShouldBe(HttpStatusCode.NoContent);
        (
            await kadis.PostAsync(
                $"{Second}/legalisation",
                new
                {
                    hash,
                    decreeNo = "1/2026",
                    decreeDate = "2026-11-03",
                }
            )
        ).ShouldBe(HttpStatusCode.NoContent);
        (await admin.PostAsync($"{Second}/effect", new { from = "2026-11-04" })).ShouldBe(HttpStatusCode.NoContent);

        await page.ReloadAsync();
        (await page.GetByRole(AriaRole.Table).InnerTextAsync()).ShouldNotContain("Siti");
        await MoveAsync(stays, "aturan baru");
        await page.HeadingAsync("Pindahkan berkas tanpa nomor dari versi 1 ke versi 2?");
        await page.ShotAsync("pindah-tanya-1366");
        await page.PressAsync("Pindahkan berkas");
        await page.Locator("#ringkasan-galat").GetByText("Belum ada padanannya pada versi baru").WaitForAsync();
        await page.ShotAsync("pindah-ditolak-1366");
        await page.GotoAsync("/sop/pindah");
        await MoveAsync(moves, "");
        await page.Locator("#ringkasan-galat").GetByText("Wajib diisi.").WaitForAsync();
        await MoveAsync(moves, "aturan baru");
        await page.PressAsync("Pindahkan berkas");
        await page.GetByText("berjalan pada versi 2.").WaitForAsync();
        await page.ShotAsync("pindah-1366");

        var shown = await fo.CaseAsync(moves);
        (shown.GetProperty("sopVersion").GetInt32(), (await fo.CaseAsync(stays)).GetProperty("sopVersion").GetInt32()).ShouldBe((2, 1));
        (await kasie.SignAsync(moves, "kasie")).ShouldBe(HttpStatusCode.OK);
        ApiPerson.Tasks(await fo.CaseAsync(moves)).Single().GetProperty("activityId").GetString().ShouldBe("sekretaris");
        await page.SignInAsync(fo);
        await page.GotoAsync($"/berkas/{moves}");
        await page.GetByText("Pindah dari versi 1 ke versi 2: aturan baru").First.WaitForAsync();
        await page.Context.CloseAsync();

        async Task MoveAsync(string id, string reason)
        {
            await page.Locator("[name=berkas]").SelectOptionAsync(id);
            await page.GetByLabel("Alasan").FillAsync(reason);
            await page.PressAsync("Lanjut memindahkan");
        }
    }
}
