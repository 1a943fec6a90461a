using System.Net;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

[Collection(ScreensCollection.Name)]
public class SignInTests(Browser browser, ScreensOffice office)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task One_signs_in_is_led_back_to_the_page_asked_for_and_signs_out(bool script)
    {
        var person = await office.PersonAsync(Roles.FrontOffice);
        var page = await browser.OpenAsync(office.Address, script: script);

        await page.GotoAsync("/akun/sandi");
        (await page.TitleAsync()).ShouldBe("Masuk · JKN Workflows");
        await page.GetByLabel("Nama akun").FillAsync(person.UserName);
        await page.GetByLabel("Kata sandi").FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Ubah kata sandi" }).WaitForAsync();
        (await page.TitleAsync()).ShouldEndWith("Ubah kata sandi · JKN Workflows");

        await page.Locator(".orang summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keluar" }).ClickAsync();
        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe("Anda sudah keluar.");
        await page.GotoAsync("/beranda");
        (await page.TitleAsync()).ShouldBe("Masuk · JKN Workflows");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_said_at_the_field_and_in_the_summary()
    {
        var person = await office.PersonAsync(Roles.FrontOffice);
        var page = await browser.OpenAsync(office.Address, 390);

        await page.GotoAsync("/masuk");
        await page.GetByLabel("Nama akun").FillAsync(person.UserName);
        await page.GetByLabel("Kata sandi").FillAsync("salah sekali ini");
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();

        (await page.TitleAsync()).ShouldStartWith("Galat: ");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nama akun atau kata sandi salah." }).ClickAsync();
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("Akun");
        (await page.GetByLabel("Nama akun").InputValueAsync()).ShouldBe(person.UserName);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_kept_through_signing_in()
    {
        var person = await office.PersonAsync(Roles.BackOffice);
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(person);
        await page.GotoAsync("/akun/sandi");
        await page.GetByLabel("Kata sandi sekarang").FillAsync("bukan yang benar");
        await page.GetByLabel("Kata sandi baru", new() { Exact = true }).FillAsync("kalimat sandi baru");
        await page.GetByLabel("Ulangi kata sandi baru").FillAsync("kalimat sandi lain");

        await page.Context.ClearCookiesAsync(new() { Name = "jkn" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Simpan kata sandi" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sesi Anda sudah berakhir" }).WaitForAsync();
        await page.GetByLabel("Nama akun").FillAsync(person.UserName);
        await page.GetByLabel("Kata sandi").FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Masuk" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Lanjutkan mengirim" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Pengulangan tidak sama dengan kata sandi baru." }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_form_without_our_token_is_refused_and_the_API_takes_no_cookie()
    {
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));

        var forged = await page.Context.APIRequest.PostAsync("/keluar", new() { Headers = [new("Accept", "text/html")] });
        forged.Status.ShouldBe(400);
        (await forged.TextAsync()).ShouldContain("Formulir ini tidak dapat diterima");
        ((HttpStatusCode)(await page.Context.APIRequest.GetAsync("/api/me")).Status).ShouldBe(HttpStatusCode.Unauthorized);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_unknown_address_gets_a_page_with_the_way_on()
    {
        var page = await browser.OpenAsync(office.Address);
        var lost = await page.GotoAsync("/tidak-ada");
        lost!.Status.ShouldBe(200); // a stranger is asked to sign in before anything is said
        (await page.TitleAsync()).ShouldStartWith("Masuk");
        await page.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        lost = await page.GotoAsync("/tidak-ada");
        lost!.Status.ShouldBe(404);
        (await page.TitleAsync()).ShouldStartWith("Halaman tidak ditemukan");
        await page.Context.CloseAsync();
    }
}
