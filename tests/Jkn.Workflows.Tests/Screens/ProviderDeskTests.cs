using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Application.Letters;
using Jkn.Workflows.Tests.Signing;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>
/// The signing desk where keys lie at the provider: the certificate's state before anything is read, the passphrase asked in the act.
/// </summary>
[Collection(ScreensCollection.Name)]
public class ProviderDeskTests(Browser browser)
{
    [Fact]
    public async Task The_desk_tells_the_certificates_state_and_signing_many_asks_the_passphrase_once_and_answers_for_each()
    {
        Tools.NeedTypst();
        await using var provider = await FakeBsre.StartAsync();
        var root = Path.GetTempFileName();
        await File.WriteAllTextAsync(root, TestCa.Root.ExportCertificatePem(), TestServer.Ct);
        await using var office = await ProviderSigningTests.OpenAsync(provider, root);
        var people = await LetterPeople.HireAsync(office);
        await ProviderSigningTests.NamedAsync(office, people.Kadis.Id);
        var ids = new[]
        {
            await OfMalinau.InBatchAsync(people.Fo, people.Bo),
            await OfMalinau.InBatchAsync(people.Fo, people.Bo, nik: "6502991708909941"),
        };
        foreach (var id in ids)
            await people.ParafAsync(id);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390, script: false);
        await page.SignInAsync(people.Kadis);

        provider.Status = "EXPIRED";
        await page.GotoAsync("/meja");
        await page.GetByText("Sertifikat Anda belum dapat dipakai").WaitForAsync();
        (await page.GetByText("Sertifikat belum dapat dipakai", new() { Exact = true }).CountAsync()).ShouldBe(2);
        await page.ShotAsync("meja-sertifikat");
        provider.Status = "ISSUE";
        office.Clock.Now = office.Clock.Now.AddMinutes(2);
        await page.GotoAsync("/meja");
        await page.GetByText("Sertifikat Anda siap.").WaitForAsync();

        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.CheckAsync();
        await page.PressAsync("Paraf / tanda tangani yang dipilih");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Isi passphrase sertifikat Anda");
        (await page.GetByRole(AriaRole.Checkbox, new() { Checked = true }).CountAsync()).ShouldBe(2);
        await page.GetByLabel("Passphrase sertifikat").FillAsync("salah");
        await page.PressAsync("Paraf / tanda tangani yang dipilih");
        (await page.GetByRole(AriaRole.Status).First.Locator(".tanda.bad").CountAsync()).ShouldBe(2);
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
            await box.CheckAsync();
        await page.GetByLabel("Passphrase sertifikat").FillAsync(FakeBsre.Secret);
        await page.PressAsync("Paraf / tanda tangani yang dipilih");
        (await page.GetByRole(AriaRole.Status).First.Locator(".tanda.ok").CountAsync()).ShouldBe(2);
        foreach (var id in ids)
            (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!
                .Letters[LetterPeople.Key]
                .State.ShouldBe(LetterState.Ditandatangani);
        (await page.ContentAsync()).ShouldNotContain(FakeBsre.Secret);
        await page.Context.CloseAsync();
        File.Delete(root);
    }
}
