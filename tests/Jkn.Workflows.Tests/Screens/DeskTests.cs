using Jkn.Workflows.Tests.Server.Cases;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>Officials at their desk, mostly by phone.</summary>
[Collection(ScreensCollection.Name)]
public class DeskTests(Browser browser, ScreensOffice office)
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
                await page.PressAsync("Paraf");
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
                    await page.PressAsync(act);
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
        shown.GetProperty("status").GetString().ShouldBe("SIAP_USUL");
        (await office.Office.Database.Reader.LoadAsync(id, TestServer.Ct))!
            .BatchEntries.Values.ShouldHaveSingleItem()
            .Withdrawn.ShouldBeFalse();
    }

    [Fact]
    public async Task A_letter_begins_with_what_the_papers_say_and_all_that_it_lacks_is_named_at_once()
    {
        var (fo, bo) = (await office.PersonAsync(Roles.FrontOffice), await office.PersonAsync(Roles.BackOffice));
        var id = await OfMalinau.BeforeLetterAsync(fo, bo, office.NewNik());
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(bo);
        await page.GotoAsync($"/berkas/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Membuat surat penerbitan kartu kepesertaan sementara" }).ClickAsync();
        (await page.GetByLabel("Rumah sakit", new() { Exact = true }).InputValueAsync()).ShouldBe("RSUD Contoh");
        (await page.GetByLabel("Nomor surat rawat inap").InputValueAsync()).ShouldBe("RI-001");
        await page.PressAsync("Kirim surat");
        var faults = await page.Locator("#ringkasan-galat").InnerTextAsync();
        faults.ShouldContain("Kepada (Yth.) wajib diisi.");
        faults.ShouldContain("Dikirim ke wajib diisi.");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Many_at_once_get_an_outcome_each_and_a_stranger_of_another_region_finds_nothing()
    {
        var id = await office.EmergencyAsync();
        await At(
            Roles.SectionHead,
            true,
            async page =>
            {
                await page.GotoAsync("/meja");
                await page.Locator($"input[name=pilih][value^='{id}|']").CheckAsync();
                await page.PressAsync("Paraf / tanda tangani yang dipilih");
                (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldContain("diberikan");
            }
        );
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.PersonAsync(InventedRegion.Code, Roles.SectionHead));
        (await page.GotoAsync($"/berkas/{id}"))!.Status.ShouldBe(404);
        (await page.TitleAsync()).ShouldStartWith("Halaman tidak ditemukan");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_the_head_has_signed_is_not_offered_again_while_it_is_sealed()
    {
        Tools.NeedTypst();
        var id = await office.EmergencyAsync();
        (await (await office.PersonAsync(Roles.SectionHead)).SignAsync(id, "E06")).ShouldBe(System.Net.HttpStatusCode.OK);
        (await (await office.PersonAsync(Roles.DivisionHead)).SignAsync(id, "E07")).ShouldBe(System.Net.HttpStatusCode.OK);
        await At(
            Roles.AgencyHead,
            true,
            async page =>
            {
                await page.GotoAsync("/meja");
                await page.Locator($"a[href^='/tugas/{id}/']").First.ClickAsync();
                await page.PressAsync("Tanda tangani");
                await page.HeadingAsync("Meja tanda tangan");
                (await page.Locator($"input[name=pilih][value^='{id}|']").CountAsync()).ShouldBe(0);
                await page.ShotAsync("meja-disegel");
            }
        );
        await (await office.PersonAsync(Roles.BackOffice)).TaskAsync(id, "E10");
    }

    [Fact]
    public async Task Two_officers_at_one_task_the_second_sees_who_was_first_and_loses_nothing()
    {
        var (first, second) = (await browser.OpenAsync(office.Address), await browser.OpenAsync(office.Address));
        await first.SignInAsync(await office.PersonAsync(Roles.FrontOffice));
        await second.SignInAsync(await office.Office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice));
        await first.BeginAsync("Eka Contoh");
        await first.GetByRole(AriaRole.Link, new() { Name = "Lanjut ke dokumen" }).ClickAsync();
        await first.FoundAsync("Kartu Keluarga", "Tidak ada");
        await first.PressAsync("Lanjut ke Periksa jawaban Anda");
        await first.PressAsync("Terima, lalu kembalikan untuk dilengkapi");
        await first.GetByRole(AriaRole.Link, new() { Name = "Buka berkas" }).ClickAsync();
        await first.GetByRole(AriaRole.Link, new() { Name = "Menunggu berkas dilengkapi" }).ClickAsync();
        await first.HeadingAsync("Menunggu berkas dilengkapi");

        await second.GotoAsync(first.Url);
        await second.GetByLabel("Catatan").FillAsync("Sudah saya terima");
        await first.PressAsync("Ambil tugas");
        await first.GetByRole(AriaRole.Status).WaitForAsync();
        await second.PressAsync("Berkas sudah dilengkapi");

        await second.GetByText("Tugas ini berubah selagi Anda mengisi.").WaitForAsync();
        (await second.Locator("main").InnerTextAsync()).ShouldContain("Orang FO");
        (await second.GetByLabel("Catatan").CountAsync()).ShouldBeLessThanOrEqualTo(1);
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    private async Task At(string role, bool script, Func<IPage, Task> act)
    {
        var page = await browser.OpenAsync(office.Address, 390, script);
        await page.SignInAsync(await office.PersonAsync(role));
        await act(page);
        await page.Context.CloseAsync();
    }
}

/// <summary>What a list shows while others work.</summary>
[Collection(ScreensCollection.Name)]
public class LiveTests(Browser browser, ScreensOffice office)
{
    [Fact]
    public async Task A_task_that_a_colleague_takes_leaves_the_list_of_free_ones_without_a_reload()
    {
        var fo = await office.PersonAsync(Roles.FrontOffice);
        var id = await fo.OpenCaseAsync("PROC-MLN");
        await fo.CompleteAsync(id, "M01");
        var page = await browser.OpenAsync(office.Address);
        await page.SignInAsync(await office.Office.HireAsync(ApiOffice.Malinau, Roles.FrontOffice));
        await page.GotoAsync("/tugas?lihat=belum");
        var row = page.Locator($"a[href^='/tugas/{id}/']");
        await row.WaitForAsync();
        await page.EvaluateAsync("window.masihSama = true");

        var task = await fo.TaskAsync(id, "M02");
        (await fo.SendAsync(HttpMethod.Put, ApiPerson.PathOf(id, task) + "/assignment", ifMatch: ApiPerson.TagOf(task))).ShouldBe(
            System.Net.HttpStatusCode.OK
        );

        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await page.EvaluateAsync<bool>("window.masihSama")).ShouldBeTrue();
        await page.Context.CloseAsync();
    }
}
