using System.Net;
using Jkn.Workflows.Domain.Offices;
using Jkn.Workflows.Tests.Application.Cases;
using Jkn.Workflows.Tests.Application.Letters;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>Stories that need a clock and officials of their own: each in an office of its own.</summary>
[Collection(ScreensCollection.Name)]
public partial class StoryTests(Browser browser)
{
    [Fact]
    public async Task AC54_a_sender_takes_back_what_nobody_opened_and_a_Plh_initials_in_the_place_of_the_absent()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        var (fo, bo) = (await office.HireAsync(ApiOffice.Malinau, "FO"), await office.HireAsync(ApiOffice.Malinau, "BO"));
        var (kasie, kabid) = (await office.HireAsync(ApiOffice.Malinau, "KASIE"), await office.HireAsync(ApiOffice.Malinau, "KABID"));
        var id = await OfMalinau.InBatchAsync(fo, bo);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390);

        await page.SignInAsync(bo);
        await page.GotoAsync($"/berkas/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Memaraf surat (jenjang seksi)" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Anda tidak dapat mengerjakan tugas ini.");
        await page.PressAsync("Tarik kembali");
        await page.GetByText("Tugas ditarik kembali.").WaitForAsync();
        (
            await bo.CompleteAsync(
                id,
                "E05",
                data: new
                {
                    rumahSakit = "RSUD Contoh",
                    kepada = "Kepala BPJS Kesehatan Kantor Kabupaten Malinau",
                    tujuan = "BPJS",
                }
            )
        ).ShouldBe(HttpStatusCode.OK);

        await ReplaceAsync(office, "KASIE", kasie, kabid, "2026-11-09", "2026-11-13");

        await page.SignInAsync(kasie);
        await page.GotoAsync("/meja");
        (await page.Locator($"a[href^='/tugas/{id}/']").CountAsync()).ShouldBe(0);
        await page.SignInAsync(kabid);
        await page.GotoAsync("/meja");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Anda bertindak sebagai Plh. Kepala Seksi");
        await page.Locator($"a[href^='/tugas/{id}/']").First.ClickAsync();
        await page.SignAsync(kabid, "Paraf");
        await page.HeadingAsync("Meja tanda tangan");
        (await bo.CaseAsync(id))
            .GetProperty("letters")
            .EnumerateArray()
            .Single()
            .GetProperty("parafs")
            .EnumerateArray()
            .Single()
            .GetProperty("capacity")
            .GetString()
            .ShouldBe("PLH");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task AC56_while_the_head_is_on_leave_his_Plh_signs_in_an_own_name_and_afterwards_the_tasks_are_the_heads_again()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-17T09:00");
        Tools.NeedTypst();
        var crew = await LetterPeople.HireAsync(office);
        var secretary = await office.HireAsync(ApiOffice.Malinau, "SEKRETARIS");
        var (signed, waiting) = (
            await OfMalinau.InBatchAsync(crew.Fo, crew.Bo),
            await OfMalinau.InBatchAsync(crew.Fo, crew.Bo, nik: "6502991708909932")
        );
        foreach (var id in new[] { signed, waiting })
            await crew.ParafAsync(id);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390);
        await ReplaceAsync(office, "KADIS", crew.Kadis, secretary, "2026-11-16", "2026-11-18");

        await page.SignInAsync(crew.Kadis);
        (await DeskAsync(page, signed)).ShouldBe(0);
        await page.SignInAsync(secretary);
        (await DeskAsync(page, signed)).ShouldBe(1);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Anda bertindak sebagai Plh. Kepala Dinas");
        await page.Locator($"a[href^='/tugas/{signed}/']").First.ClickAsync();
        await page.SignAsync(secretary, "Tanda tangani");
        await page.HeadingAsync("Meja tanda tangan");
        await crew.Bo.TaskAsync(signed, "E10");
        var letter = (await crew.Bo.CaseAsync(signed)).GetProperty("letters").EnumerateArray().Single();
        var mark = letter.GetProperty("signature");
        (mark.GetProperty("by").GetString(), mark.GetProperty("capacity").GetString(), mark.GetProperty("actingFor").GetString()).ShouldBe(
            (secretary.Id, "PLH", crew.Kadis.Id)
        );
        await page.GotoAsync(letter.GetProperty("verifyPath").GetString()!);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Plh. Kepala Dinas, Orang SEKRETARIS");

        await office.AtAsync("2026-11-19T09:00");
        await page.SignInAsync(secretary);
        (await DeskAsync(page, waiting)).ShouldBe(0);
        await page.SignInAsync(crew.Kadis);
        (await DeskAsync(page, waiting)).ShouldBe(1);
        await page.Context.CloseAsync();
    }

    /// <summary>Two people record who stands in for an official, with the order's number.</summary>
    private static Task ReplaceAsync(ApiOffice office, string role, ApiPerson absent, ApiPerson substitute, string from, string until) =>
        office.ByTwoAsync(
            ApiOffice.Malinau,
            new AppointSubstitute("d1", role, absent.Id, substitute.Id, "PLH", "800/1/2026", "2026-11-08", from, until)
        );

    /// <summary>How often a case waits at somebody's signing desk.</summary>
    private static async Task<int> DeskAsync(IPage page, string id)
    {
        await page.GotoAsync("/meja");
        return await page.Locator($"a[href^='/tugas/{id}/']").CountAsync();
    }

    [Fact]
    public async Task A_new_officer_chooses_an_own_password_by_code_and_a_disabled_account_is_out()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite);
        var admin = await office.HireAsync(ApiOffice.Malinau, "ADMIN");
        var (desk, other) = (
            await browser.OpenAsync(office.Node.ClientOptions.BaseAddress),
            await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390)
        );
        await desk.SignInAsync(admin);
        await desk.GotoAsync("/admin/akun");
        await desk.GetByText("Tambah akun").ClickAsync();
        await desk.GetByLabel("Nama akun").FillAsync("petugas.baru");
        await desk.GetByLabel("Nama orang").FillAsync("Petugas Baru");
        await desk.Locator("#peran-FO").CheckAsync();
        await desk.PressAsync("Buat akun");
        var code = await desk.Locator(".berita code").First.InnerTextAsync();

        const string Chosen = "tiga kata yang panjang";
        await other.GotoAsync("/masuk/kode");
        await other.Locator("[name=Akun]").FillAsync("petugas.baru");
        await other.Locator("[name=KodeSatu]").FillAsync(code);
        await other.Locator("[name=Baru]").FillAsync(Chosen);
        await other.Locator("[name=Ulang]").FillAsync(Chosen);
        await other.PressAsync("Simpan kata sandi");
        await other.GetByText("Kata sandi Anda tersimpan. Silakan masuk.").WaitForAsync();
        await other.GetByLabel("Nama akun").FillAsync("petugas.baru");
        await other.GetByLabel("Kata sandi").FillAsync(Chosen);
        await other.PressAsync("Masuk");
        await other.WaitForURLAsync("**/beranda");

        await desk.GotoAsync("/admin/akun");
        await desk.Locator("tr", new() { HasText = "petugas.baru" }).Locator("summary").ClickAsync();
        await desk.Locator("tr", new() { HasText = "petugas.baru" })
            .GetByRole(AriaRole.Button, new() { Name = "Matikan akun" })
            .ClickAsync();
        await desk.Locator(".interupsi .btn-danger").ClickAsync();
        await desk.GetByText("Akun dimatikan.").WaitForAsync();
        await other.GotoAsync("/tugas");
        (await other.TitleAsync()).ShouldStartWith("Masuk");
        await desk.Context.CloseAsync();
        await other.Context.CloseAsync();
    }

    private static async Task SignedAsync(string id, ApiPerson[] officials)
    {
        foreach (var (step, person) in new[] { "E06", "E07", "E09" }.Zip(officials))
            (await person.SignAsync(id, step)).ShouldBe(HttpStatusCode.OK);
    }
}
