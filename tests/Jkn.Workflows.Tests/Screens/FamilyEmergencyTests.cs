using System.Net;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>What begins or ends for one person of a family while the others go on, through the screens.</summary>
[Collection(ScreensCollection.Name)]
public sealed class FamilyEmergencyTests(Browser browser)
{
    private const string Letter = "Membuat surat penerbitan kartu kepesertaan sementara",
        Decide = "Memutuskan data yang meragukan";

    [Fact]
    public async Task AC87_registered_on_the_3rd_in_hospital_on_the_10th_the_same_case_writes_her_letter()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-03T09:00");
        await using var desks = new Desks(browser, office, ApiOffice.Malinau);
        await desks.HireAsync(Roles.SectionHead, Roles.DivisionHead, Roles.AgencyHead, Roles.FrontOffice, Roles.BackOffice);
        var bo = desks.Person(Roles.BackOffice);
        var id = await FamilyTests.EnteredAsync(office, desks, 2);
        foreach (var key in new[] { "p1", "p2" })
            await SegmentAsync(bo, id, key, "TIDAK_ADA", "TIDAK_ADA");
        await AnswerAsync(bo, id, "M07", "Selesai");
        await office.AtAsync("2026-11-10T09:00");

        var page = await desks.AtAsync(Roles.FrontOffice);
        await page.GotoAsync($"/berkas/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Catat surat rawat inap yang baru datang" }).ClickAsync();
        await page.PressAsync("Catat surat");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Pilih siapa yang dirawat.");
        await page.GetByLabel("SITI CONTOH").CheckAsync();
        await page.GetByLabel("Nomor surat").FillAsync("RI-002");
        await page.GetByLabel("Rumah sakit atau Puskesmas").FillAsync("RSUD Contoh");
        await page.ShotAsync("keluarga-rawat-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("keluarga-rawat-390");
        await page.SetViewportSizeAsync(1366, 768);
        await page.PressAsync("Catat surat");
        await page.GetByText("Jalur darurat untuk SITI CONTOH dibuka.").WaitForAsync();

        page = await desks.OpenAsync(Roles.BackOffice, id, Letter);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("SITI CONTOH");
        await page.Locator("[name='isi.tujuan']").SelectOptionAsync("BPJS");
        await page.Locator("[name='isi.kepada']").FillAsync("Kepala BPJS Kesehatan Kantor Kabupaten Malinau");
        await page.ShotAsync("keluarga-surat-1366");
        await page.PressAsync("Kirim surat");
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        foreach (var (role, step) in new[] { (Roles.SectionHead, "E06"), (Roles.DivisionHead, "E07"), (Roles.AgencyHead, "E09") })
            (await desks.Person(role).SignAsync(id, step)).ShouldBe(HttpStatusCode.OK);
        await bo.TaskAsync(id, "E10");

        var letter = (await bo.CaseAsync(id)).GetProperty("letters").EnumerateArray().Single();
        letter.GetProperty("key").GetString().ShouldBe("kartu-sementara~p1");
        (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!.BatchEntries.Count.ShouldBe(2, "no second line for anybody");
        await page.GotoAsync($"/berkas/{id}");
        (await page.Locator("#orang-p2").InnerTextAsync()).ShouldContain("Dalam batch");
    }

    [Fact]
    public async Task AC83_the_head_of_section_decides_two_doubtful_people_differently_on_one_form_and_one_is_withdrawn_and_taken_back()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        await using var desks = new Desks(browser, office, ApiOffice.Malinau);
        await desks.HireAsync(Roles.SectionHead, Roles.FrontOffice, Roles.BackOffice);
        var bo = desks.Person(Roles.BackOffice);
        var id = await FamilyTests.EnteredAsync(office, desks, 4);
        foreach (var key in new[] { "p1", "p2", "p3" })
            await SegmentAsync(bo, id, key, "PBPU_PEMDA", "AKTIF", here: false);
        await SegmentAsync(bo, id, "p4", "TIDAK_ADA", "TIDAK_ADA");
        await AnswerAsync(bo, id, "M07", "Selesai");

        var page = await desks.OpenAsync(Roles.SectionHead, id, Decide);
        var said = await page.Locator("main").InnerTextAsync();
        said.ShouldContain("Aturan segmen");
        said.ShouldContain("EDABU-1");
        said.ShouldContain("Sesudahnya:");
        await page.ShotAsync("keluarga-keputusan-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("keluarga-keputusan-390");
        await page.SetViewportSizeAsync(1366, 768);
        await page.PressAsync("Simpan keputusan");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Pilih sedikitnya satu orang.");
        await page.Locator("[name='hasil.p1'][value=Lanjut]").CheckAsync();
        await page.Locator("[name='hasil.p2'][value=Kembalikan]").CheckAsync();
        await page.Locator("[name='catatan.p1']").FillAsync("Surat pindah ada");
        await page.PressAsync("Simpan keputusan");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("BUDI CONTOH");
        await page.Locator("[name='catatan.p2']").FillAsync("Bawa bukti lunas");
        await page.PressAsync("Simpan keputusan");
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        var state = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!;
        state
            .Courses.Values.Select(c => c.State)
            .ShouldBe([PersonStates.InBatch, PersonStates.Returned, PersonStates.Undecided, PersonStates.InBatch]);

        page = await desks.AtAsync(Roles.BackOffice);
        await page.GotoAsync($"/berkas/{id}/tarik/p3");
        await page.PressAsync("Tarik CITRA CONTOH");
        (await page.Locator("#ringkasan-galat").InnerTextAsync()).ShouldContain("Tulis alasannya");
        await page.GetByLabel("Alasan menarik").FillAsync("Dicabut pemohon");
        await page.ShotAsync("keluarga-tarik-1366");
        await page.PressAsync("Tarik CITRA CONTOH");
        await page.GetByText("CITRA CONTOH ditarik dari berkas.").WaitForAsync();
        (await page.Locator("#orang-p3").InnerTextAsync()).ShouldContain("Dicabut pemohon");
        await page.Locator("#orang-p3").GetByRole(AriaRole.Link, new() { Name = "Batalkan penarikan" }).ClickAsync();
        await page.GetByLabel("Alasan membatalkan penarikan").FillAsync("Salah orang");
        await page.PressAsync("Batalkan penarikan");
        await page.GetByText("Penarikan CITRA CONTOH dibatalkan.").WaitForAsync();
        (await page.Locator("#orang-p3").InnerTextAsync()).ShouldContain("menjalankan aplikasi EDABU");
    }

    private static async Task SegmentAsync(ApiPerson bo, string id, string key, string segment, string status, bool? here = null) =>
        (
            await bo.PutAsync(
                $"/api/cases/{id}/participants/{key}/segment",
                new
                {
                    segmen = segment,
                    status,
                    daerahIni = here,
                    bukti = "EDABU-1",
                }
            )
        ).ShouldBe(HttpStatusCode.NoContent);

    /// <summary>All who wait at the step, as the API's family form does it.</summary>
    private static async Task AnswerAsync(ApiPerson bo, string id, string step, string outcome)
    {
        var line = (await bo.PostAsync("/api/work-items/search", new { }))
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single(l => l.GetProperty("caseId").GetString() == id && l.GetProperty("activityId").GetString() == step);
        var answers = line.GetProperty("people")
            .EnumerateArray()
            .Select(p => new
            {
                workItemId = p.GetProperty("id").GetString(),
                outcome,
                version = p.GetProperty("version").GetInt32(),
            });
        (await bo.PostAsync($"/api/cases/{id}/work-items/completion", new { answers })).ShouldBe(HttpStatusCode.NoContent);
    }
}
