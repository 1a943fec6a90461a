using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

public partial class DeskTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task AC05_a_letter_is_initialled_sent_back_with_a_note_mended_initialled_again_and_signed(bool script)
    {
        var id = await office.EmergencyAsync();
        await At(
            Roles.SectionHead,
            script,
            async page =>
            {
                // from the list to done: the letter, the button
                await page.GotoAsync("/meja");
                await page.ShotAsync($"meja-{script}");
                await page.Locator($"a[href^='/tugas/{id}/']").First.ClickAsync();
                await page.ShotAsync($"meja-surat-{script}");
                (await page.Locator(".surat").InnerTextAsync()).ShouldContain("RSUD Contoh");
                await page.SignAsync(await office.PersonAsync(Roles.SectionHead), "Paraf");
                await page.HeadingAsync("Meja tanda tangan");
            }
        );
        await At(
            Roles.DivisionHead,
            script,
            async page =>
            {
                await page.GotoAsync("/meja");
                await page.Locator($"a[href^='/tugas/{id}/']").First.ClickAsync();
                await page.PressAsync("Kembalikan");
                await page.Locator("#ringkasan-galat").WaitForAsync();
                await page.GetByLabel("Catatan").FillAsync("Perbaiki nama rumah sakit");
                await page.PressAsync("Kembalikan");
                await page.HeadingAsync("Meja tanda tangan");
            }
        );
        var bo = await office.PersonAsync(Roles.BackOffice);
        var shown = await bo.CaseAsync(id);
        ApiPerson
            .Tasks(shown)
            .ShouldContain(t =>
                t.GetProperty("kind").GetString() == "SUSUN_SURAT" && t.GetProperty("note").GetString() == "Perbaiki nama rumah sakit"
            );
        await At(
            Roles.BackOffice,
            script,
            async page =>
            {
                await page.GotoAsync($"/berkas/{id}");
                await page.GetByRole(AriaRole.Link, new() { Name = "Membuat surat penerbitan kartu kepesertaan sementara" }).ClickAsync();
                (await page.Locator("main").InnerTextAsync()).ShouldContain("Perbaiki nama rumah sakit");
                await page.GetByLabel("Rumah sakit", new() { Exact = true }).FillAsync("RSUD Contoh Malinau");
                await page.PressAsync("Kirim surat");
                await page.GetByRole(AriaRole.Status).First.WaitForAsync();
            }
        );
        foreach (
            var (role, act) in new[] { (Roles.SectionHead, "Paraf"), (Roles.DivisionHead, "Paraf"), (Roles.AgencyHead, "Tanda tangani") }
        )
        {
            await At(
                role,
                script,
                async page =>
                {
                    await page.GotoAsync("/meja");
                    await page.Locator($"a[href^='/tugas/{id}/']").First.ClickAsync();
                    (await page.Locator(".surat").InnerTextAsync()).ShouldContain("RSUD Contoh Malinau");
                    await page.SignAsync(await office.PersonAsync(role), act);
                    await page.HeadingAsync("Meja tanda tangan");
                }
            );
        }
        await bo.TaskAsync(id, "E10");
        var letter = (await bo.CaseAsync(id)).GetProperty("letters").EnumerateArray().Single();
        letter.GetProperty("state").GetString().ShouldBe("Ditandatangani");
        letter.GetProperty("signature").GetProperty("role").GetString().ShouldBe(Roles.AgencyHead);
        letter
            .GetProperty("parafs")
            .EnumerateArray()
            .Select(p => p.GetProperty("role").GetString())
            .ShouldBe([Roles.SectionHead, Roles.DivisionHead]);
        (await office.Office.Database.Reader.LoadAsync(id, TestServer.Ct))!.BatchEntries.Count.ShouldBe(
            1,
            "the case waits in the month's batch as well"
        );
    }

    [Fact]
    public async Task AC52_what_the_Kabid_refuses_ends_the_letter_and_leaves_the_enrolment_open()
    {
        var id = await office.EmergencyAsync();
        (await (await office.PersonAsync(Roles.SectionHead)).SignAsync(id, "E06")).ShouldBe(System.Net.HttpStatusCode.OK);
        await At(
            Roles.DivisionHead,
            true,
            async page =>
            {
                await page.GotoAsync("/meja");
                await page.Locator($"a[href^='/tugas/{id}/']").First.ClickAsync();
                await page.PressAsync("Tolak");
                await page.Locator("#ringkasan-galat").WaitForAsync();
                await page.GetByLabel("Catatan").FillAsync("Sudah aktif di daerah lain");
                await page.PressAsync("Tolak");
                await page.GetByText("Yakin menolak?").WaitForAsync();
                await page.PressAsync("Tolak");
                await page.HeadingAsync("Meja tanda tangan");
            }
        );
        foreach (var role in new[] { Roles.BackOffice, Roles.FrontOffice })
        {
            await At(
                role,
                true,
                async page =>
                {
                    await page.GotoAsync("/pemberitahuan");
                    (await page.Locator("main").InnerTextAsync()).ShouldContain("surat ditolak");
                    await page.GotoAsync($"/berkas/{id}");
                    (await page.Locator("main").InnerTextAsync()).ShouldContain("Sudah aktif di daerah lain");
                    (await page.GetByRole(AriaRole.Link, new() { Name = "Memaraf surat" }).CountAsync()).ShouldBe(0);
                }
            );
        }
        var shown = await (await office.PersonAsync(Roles.BackOffice)).CaseAsync(id);
        shown.GetProperty("letters").EnumerateArray().Single().GetProperty("state").GetString().ShouldBe("Ditolak");
        shown.GetProperty("status").GetString().ShouldBe("BERJALAN");
        (await office.Office.Database.Reader.LoadAsync(id, TestServer.Ct))!
            .BatchEntries.Values.ShouldHaveSingleItem()
            .Withdrawn.ShouldBeFalse();
    }

    private async Task At(string role, bool script, Func<IPage, Task> act)
    {
        var page = await browser.OpenAsync(office.Address, 390, script);
        await page.SignInAsync(await office.PersonAsync(role));
        await act(page);
        await page.Context.CloseAsync();
    }
}
