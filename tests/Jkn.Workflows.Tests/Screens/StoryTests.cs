using System.Net;
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
        var (kasie, kabid, admin) = (
            await office.HireAsync(ApiOffice.Malinau, "KASIE"),
            await office.HireAsync(ApiOffice.Malinau, "KABID"),
            await office.HireAsync(ApiOffice.Malinau, "ADMIN")
        );
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

        await page.SignInAsync(admin);
        await ReplaceAsync(page, "KASIE", kabid, "2026-11-09", "2026-11-13");

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
        var (secretary, admin) = (
            await office.HireAsync(ApiOffice.Malinau, "SEKRETARIS"),
            await office.HireAsync(ApiOffice.Malinau, "ADMIN")
        );
        var (signed, waiting) = (
            await OfMalinau.InBatchAsync(crew.Fo, crew.Bo),
            await OfMalinau.InBatchAsync(crew.Fo, crew.Bo, nik: "6502991708909932")
        );
        foreach (var id in new[] { signed, waiting })
            await crew.ParafAsync(id);
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390);
        await page.SignInAsync(admin);
        await ReplaceAsync(page, "KADIS", secretary, "2026-11-16", "2026-11-18");

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

    /// <summary>An admin records who stands in for an official, with the order's number.</summary>
    private static async Task ReplaceAsync(IPage page, string role, ApiPerson substitute, string from, string until)
    {
        await page.GotoAsync("/pejabat");
        await page.GetByText("Catat Plh. atau Plt.").ClickAsync();
        await page.GetByLabel("Jabatan yang digantikan").SelectOptionAsync(role);
        await page.Locator("[name=pengganti]").SelectOptionAsync(substitute.Id);
        await page.GetByLabel("Nomor surat perintah").FillAsync("800/1/2026");
        await page.GetByLabel("Tanggal surat perintah").FillAsync("2026-11-08");
        await page.Locator("[name=gantiDari]").FillAsync(from);
        await page.GetByLabel("Sampai dengan").FillAsync(until);
        await page.PressAsync("Catat penggantian");
        await page.GetByText("Penggantian dicatat.").WaitForAsync();
    }

    /// <summary>How often a case waits at somebody's signing desk.</summary>
    private static async Task<int> DeskAsync(IPage page, string id)
    {
        await page.GotoAsync("/meja");
        return await page.Locator($"a[href^='/tugas/{id}/']").CountAsync();
    }

    [Fact]
    public async Task A_new_officer_chooses_an_own_password_first_and_a_disabled_account_is_out()
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
        var password = await desk.Locator(".berita code").InnerTextAsync();

        await other.GotoAsync("/masuk");
        await other.GetByLabel("Nama akun").FillAsync("petugas.baru");
        await other.GetByLabel("Kata sandi").FillAsync(password);
        await other.PressAsync("Masuk");
        await other.HeadingAsync("Ubah kata sandi");
        await other.GotoAsync("/tugas");
        await other.HeadingAsync("Ubah kata sandi");
        await other.GetByLabel("Kata sandi sekarang").FillAsync(password);
        await other.GetByLabel("Kata sandi baru", new() { Exact = true }).FillAsync("tiga kata yang panjang");
        await other.GetByLabel("Ulangi kata sandi baru").FillAsync("tiga kata yang panjang");
        await other.PressAsync("Simpan kata sandi");
        await other.GetByText("Kata sandi sudah diubah.").WaitForAsync();

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
