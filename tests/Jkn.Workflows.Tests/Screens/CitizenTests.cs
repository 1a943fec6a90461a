using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What a citizen does with the receipt, on an old phone without JavaScript.</summary>
[Collection(ScreensCollection.Name)]
public class CitizenTests(Browser browser, ScreensOffice office)
{
    [Fact]
    public async Task Number_and_code_of_the_receipt_tell_state_and_promise_and_five_wrong_codes_close_the_number()
    {
        var fo = await office.PersonAsync(Roles.FrontOffice);
        var id = await fo.OpenCaseAsync("PROC-MLN");
        await fo.CompleteAsync(id, "M01");
        var state = await office.Office.Database.Reader.LoadAsync(id, TestServer.Ct);
        var page = await browser.OpenAsync(office.Address, 390, script: false);

        await AskAsync(page, state!.CaseNo!, state.StatusCode!.ToLowerInvariant());
        var shown = await page.Locator("main").InnerTextAsync();
        shown.ShouldContain("Pemeriksaan Berkas");
        shown.ShouldContain("Petugas sedang memeriksa kelengkapan berkas.");
        shown.ShouldContain("31 Desember 2026");
        shown.ShouldNotContain("Siti");
        page.Url.ShouldNotContain(state.StatusCode!);
        await page.ShotAsync("cek-390");

        for (var i = 0; i < 5; i++)
            await AskAsync(page, state.CaseNo!, "SALAH000");
        await AskAsync(page, state.CaseNo!, state.StatusCode!);
        (await page.Locator(".ringkasan-galat").InnerTextAsync()).ShouldContain("ditutup sementara");
        await page.Context.CloseAsync();
    }

    private static async Task AskAsync(IPage page, string number, string code)
    {
        await page.GotoAsync("/cek");
        await page.GetByLabel("Nomor berkas").FillAsync(number);
        await page.GetByLabel("Kode status").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lihat status" }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }
}
