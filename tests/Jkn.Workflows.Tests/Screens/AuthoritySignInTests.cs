using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>Signing in at an OIDC authority, as a person does it in the browser.</summary>
[Collection(ScreensCollection.Name)]
public class AuthoritySignInTests(Browser browser)
{
    [Fact]
    public async Task An_authority_that_rolled_its_keys_lets_in_whoever_comes_next()
    {
        await using var authority = await SmallAuthority.StartAsync();
        authority.Person["region"] = ApiOffice.Malinau;
        authority.Person["role"] = new[] { "FO" };
        await using var office = await OpenAsync(authority);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, script: false);
        await ChooseAsync(page, "/tugas", "benar");
        await page.HeadingAsync("Tugas");
        await page.Context.CloseAsync();

        authority.RollKeys();
        var other = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, script: false);
        await ChooseAsync(other, "/tugas", "benar");

        await other.HeadingAsync("Tugas");
        await other.Context.CloseAsync();
    }

    [Fact]
    public async Task An_officer_signs_in_at_the_authority_is_led_back_to_the_page_asked_for_and_wrong_answers_open_nothing()
    {
        await using var authority = await SmallAuthority.StartAsync();
        authority.Person["name"] = "Sari Contoh";
        authority.Person["wilayah"] = ApiOffice.Malinau;
        authority.Person["peran"] = new[] { "petugas-loket", "offline_access" };
        await using var office = await OpenAsync(
            authority,
            s => s.With("Auth:RegionClaim", "wilayah").With("Auth:RoleClaim", "peran").With("Auth:RoleMap:petugas-loket", "FO")
        );
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, script: false);

        foreach (var wrong in new[] { "nonce-lain", "klien-lain", "kedaluwarsa", "batal" })
        {
            await ChooseAsync(page, "/tugas?lihat=semua", wrong);
            (await page.Locator(".ringkasan-galat").InnerTextAsync()).ShouldContain("tidak berhasil", Case.Sensitive, wrong);
            await page.GotoAsync("/tugas");
            (await page.TitleAsync()).ShouldStartWith("Masuk", Case.Sensitive, wrong);
        }
        (await page.GetByLabel("Kata sandi").CountAsync()).ShouldBe(0, "local accounts are off");

        await ChooseAsync(page, "/tugas?lihat=semua", "benar");
        await page.HeadingAsync("Tugas");
        page.Url.ShouldEndWith("/tugas?lihat=semua");
        (await page.Locator(".orang").InnerTextAsync()).ShouldContain("Sari Contoh");
        await page.GotoAsync("/loket");
        await page.HeadingAsync("Loket");
        (await page.GotoAsync("/admin/akun"))!.Status.ShouldBe(403);

        office.Clock.Now = office.Clock.Now.AddDays(3);
        (await page.GotoAsync("/loket"))!.Status.ShouldBe(200, "the office's clock ends no session");
        office.Machine.Now = office.Machine.Now.AddMinutes(61);
        await page.GotoAsync("/loket");
        (await page.TitleAsync()).ShouldStartWith("Masuk");
        await page.Context.CloseAsync();
    }

    private static Task<ApiOffice> OpenAsync(SmallAuthority authority, Action<TestServer>? more = null) =>
        ApiOffice.OpenAsync(
            Databases.Sqlite,
            settings: s =>
            {
                s.With("Auth:Authority", authority.Address)
                    .With("Auth:Audience", "jkn")
                    .With("Auth:ClientId", SmallAuthority.ClientId)
                    .With("Auth:ClientSecret", SmallAuthority.ClientSecret);
                more?.Invoke(s);
            }
        );

    private static async Task ChooseAsync(IPage page, string path, string way)
    {
        await page.GotoAsync(path);
        await page.GetByRole(AriaRole.Link, new() { Name = "Masuk lewat penyedia identitas" }).ClickAsync();
        (await page.TitleAsync()).ShouldBe("Penyedia identitas uji");
        await page.GetByRole(AriaRole.Link, new() { Name = way, Exact = true }).ClickAsync();
    }
}
