using System.Net;
using Jkn.Workflows.Tests.Support;
using Microsoft.Playwright;

namespace Jkn.Workflows.Tests.Screens;

/// <summary>Families whose people go their own ways, through the screens: one row, one form, an answer for each (domain-2.md 8).</summary>
[Collection(ScreensCollection.Name)]
public sealed partial class FamilyTests(Browser browser)
{
    private const string Check = "Menjalankan aplikasi EDABU dan mencatat hasilnya",
        Cards = "Menyerahkan kartu dan mencatat buku agenda pengambilan",
        Failed = "Menindaklanjuti gagal usul",
        NoCard = "Menindaklanjuti peserta aktif yang kartunya belum ada",
        Mend = "Memperbaiki data peserta untuk diusulkan kembali";

    private static readonly (string Key, string Name, string Sex, string Born, string Relation, string Nik)[] family =
    [
        ("p1", "SITI CONTOH", "P", "1990-08-17", "I", "6502995708909921"),
        ("p2", "BUDI CONTOH", "L", "1988-03-05", "P", "6502990503889922"),
        ("p3", "CITRA CONTOH", "P", "2014-06-21", "A", "6502996106149923"),
        ("p4", "DIMAS CONTOH", "L", "2017-01-09", "A", "6502990901179924"),
    ];

    [Fact]
    public async Task AC80_four_people_of_Malinau_each_to_an_own_end_from_the_counter_to_the_last_card()
    {
        await using var office = await ApiOffice.OpenAsync(Databases.Sqlite, "2026-11-09T09:00");
        await using var desks = new Desks(browser, office, ApiOffice.Malinau);
        await desks.HireAsync(Roles.SectionHead, Roles.DivisionHead, Roles.AgencyHead, Roles.FrontOffice, Roles.BackOffice);
        var bo = desks.Person(Roles.BackOffice);

        var id = await EnteredAsync(office, desks, 4);
        var receipt = (await office.Database.Reader.LoadAsync(id, TestServer.Ct))!;
        await CheckedAsync(desks, id);
        var batch = await SentAsync(office, desks, "2026-11", "2026-11-19T15:00", "2026-11-20T08:30", lines: 4);
        await office.AtAsync("2026-12-07T09:00");
        await AnnouncedAsync(office, desks, batch);
        await ResultsAsync(
            bo,
            batch,
            [
                Line(0, "AKTIF", "0001234567801"),
                Line(1, "AKTIF", "0001234567802"),
                Line(2, "AKTIF"),
                Line(3, "GAGAL", reason: "NIK_TIDAK_PADAN"),
            ]
        );
        await bo.TaskAsync(id, "M12");
        await office.QuietAsync();

        await HandedOverAsync(desks, id);
        await FollowedUpAsync(desks, id);
        await TracedAsync(office, receipt.CaseNo!, receipt.StatusCode!);
        var next = await SentAsync(office, desks, "2026-12", "2026-12-19T15:00", "2026-12-21T08:30", lines: 1);
        await office.AtAsync("2027-01-11T09:00");
        await ResultsAsync(bo, batch, [Line(2, "AKTIF", "0001234567803")]);
        await AnnouncedAsync(office, desks, next);
        await ResultsAsync(bo, next, [Line(3, "AKTIF", "0001234567804", nik: "6502990901179925")]);
        await office.QuietAsync();
        await LastCardAsync(desks, id);

        (await bo.CaseAsync(id)).GetProperty("status").GetString().ShouldBe("SELESAI");
        (await bo.GetAsync("/api/registers/AGENDA_PENGAMBILAN_KARTU/2026")).Body.GetProperty("items").EnumerateArray().Count().ShouldBe(2);
        (await bo.GetAsync("/api/registers/AGENDA_PENGAMBILAN_KARTU/2027")).Body.GetProperty("items").EnumerateArray().Count().ShouldBe(2);
    }

    /// <summary>From the counter until so many people are entered and verified.</summary>
    internal static async Task<string> EnteredAsync(ApiOffice office, Desks desks, int people)
    {
        var (fo, bo) = (desks.Person(Roles.FrontOffice), desks.Person(Roles.BackOffice));
        var id = await fo.OpenCaseAsync("PROC-MLN");
        (await fo.CompleteAsync(id, "M01")).ShouldBe(HttpStatusCode.OK);
        (await fo.PutAsync($"/api/cases/{id}/documents/KK", new { result = "ADA_LENGKAP" })).ShouldBe(HttpStatusCode.NoContent);
        (await fo.CompleteAsync(id, "M02", "Lengkap")).ShouldBe(HttpStatusCode.OK);
        var page = await desks.OpenAsync(Roles.FrontOffice, id, "Menyerahkan berkas ke Back Office");
        await page.ActAsync();
        await bo.TaskAsync(id, "M04");
        foreach (var person in family.Take(people))
            (await bo.PutAsync($"/api/cases/{id}/participants/{person.Key}", new { participant = ParticipantOf(person) })).ShouldBe(
                HttpStatusCode.OK
            );
        (await bo.CompleteAsync(id, "M04")).ShouldBe(HttpStatusCode.OK);
        (await bo.SignAsync(id, "M04V")).ShouldBe(HttpStatusCode.OK);
        await office.QuietAsync();
        return id;
    }

    /// <summary>One row for the four; three are checked at once, the fourth stays and is checked after them.</summary>
    private static async Task CheckedAsync(Desks desks, string id)
    {
        var page = await desks.AtAsync(Roles.BackOffice);
        await page.GotoAsync("/tugas?lihat=belum");
        var row = page.GetByRole(AriaRole.Link, new() { Name = $"{Check} · keluarga SITI CONTOH · 4 orang" });
        (await row.CountAsync()).ShouldBe(1);
        await page.ShotAsync("keluarga-tugas-1366");
        await row.ClickAsync();
        await page.HeadingAsync(Check);
        foreach (var person in family.Take(3))
            await CheckedAsync(page, person.Key);
        await page.Locator("#i-orang-p4").UncheckAsync();
        await page.ShotAsync("keluarga-verifikasi-1366");
        await page.ActAsync();
        await page.GetByText("untuk SITI CONTOH, BUDI CONTOH, CITRA CONTOH").WaitForAsync();

        await page.GotoAsync($"/berkas/{id}");
        await page.ShotAsync("keluarga-berkas-1366");
        (await page.Locator("#orang-p4").InnerTextAsync()).ShouldContain("menjalankan aplikasi EDABU");
        await page.GetByRole(AriaRole.Link, new() { Name = Check }).First.ClickAsync();
        await CheckedAsync(page, "p4");
        await page.ActAsync();
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        await page.GotoAsync("/berkas?peserta=DALAM_BATCH");
        (await page.Locator("#daftar").InnerTextAsync()).ShouldContain("Berjalan: 4 dalam batch");
        await page.GotoAsync("/berkas?peserta=GAGAL");
        (await page.Locator("#daftar").InnerTextAsync()).ShouldContain("Tidak ada berkas.");
    }

    private static async Task CheckedAsync(IPage page, string key)
    {
        await page.Locator($"[name='segmen.{key}']").SelectOptionAsync("TIDAK_ADA");
        await page.Locator($"[name='status.{key}']").SelectOptionAsync("TIDAK_ADA");
        await page.Locator($"[name='bukti.{key}']").FillAsync("EDABU-1");
    }

    /// <summary>Two cards, one collector, one form; each card's number is on it.</summary>
    private static async Task HandedOverAsync(Desks desks, string id)
    {
        var page = await desks.OpenAsync(Roles.BackOffice, id, Cards);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Kartu 0001234567801");
        await page.GetByLabel("Nama pengambil kartu").FillAsync("Siti Contoh");
        await page.GetByLabel("Hubungan dengan peserta").FillAsync("Ibu");
        await page.GetByLabel("Identitas yang ditunjukkan").SelectOptionAsync("KTP");
        await page.ShotAsync("keluarga-kartu-1366");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("keluarga-kartu-390");
        await page.SetViewportSizeAsync(1366, 768);
        await page.ActAsync();
        await page.GetByText("untuk SITI CONTOH, BUDI CONTOH").WaitForAsync();
        await page.GotoAsync($"/berkas/{id}");
        (await page.Locator("#orang-p1").InnerTextAsync()).ShouldContain("Kartu diserahkan");
        (await page.Locator(".keadaan").First.InnerTextAsync()).ShouldContain("2 kartu diserahkan");
    }

    /// <summary>The third waits for her card alone; the fourth is mended and proposed again alone.</summary>
    private static async Task FollowedUpAsync(Desks desks, string id)
    {
        var page = await desks.OpenAsync(Roles.BackOffice, id, NoCard);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("CITRA CONTOH");
        await page.ActAsync();
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        page = await desks.OpenAsync(Roles.BackOffice, id, Failed);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("NIK tidak padan");
        await page.ShotAsync("keluarga-gagal-1366");
        await page.ActAsync();
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        await page.GotoAsync($"/berkas/{id}/peserta/p4");
        await page.GetByLabel("NIK", new() { Exact = true }).FillAsync("6502990901179925");
        await page.PressAsync("Simpan peserta");
        page = await desks.OpenAsync(Roles.BackOffice, id, Mend);
        await page.ActAsync();
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        // another number is another answer of EDABU
        page = await desks.OpenAsync(Roles.BackOffice, id, Check);
        await CheckedAsync(page, "p4");
        await page.ActAsync();
        await page.GetByRole(AriaRole.Status).First.WaitForAsync();
        await page.GotoAsync($"/berkas/{id}");
        (await page.Locator("#orang-p4").InnerTextAsync()).ShouldContain("F34-65.02-202612");
        (await page.Locator("svg.alur").TextContentAsync())!.ShouldContain("2 orang");
        await page.SetViewportSizeAsync(390, 844);
        await page.ShotAsync("keluarga-berkas-390");
        await page.SetViewportSizeAsync(1366, 768);
        await page.ShotAsync("keluarga-berkas-2-1366");
    }

    /// <summary>The family asks from home: each by first name, nobody's whole name.</summary>
    private async Task TracedAsync(ApiOffice office, string number, string code)
    {
        var page = await browser.OpenAsync(office.Node.ClientOptions.BaseAddress, 390);
        await page.GotoAsync("/cek");
        await page.GetByLabel("Nomor berkas").FillAsync(number);
        await page.GetByLabel("Kode status").FillAsync(code);
        await page.PressAsync("Lihat status");
        await page.HeadingAsync("Status berkas");
        var said = await page.Locator("main").InnerTextAsync();
        said.ShouldContain("SITI");
        said.ShouldContain("Kartu diserahkan");
        said.ShouldContain("DIMAS");
        said.ShouldNotContain("CONTOH");
        await page.ShotAsync("keluarga-cek-390");
        await page.Context.CloseAsync();
    }

    private static async Task LastCardAsync(Desks desks, string id)
    {
        var page = await desks.OpenAsync(Roles.BackOffice, id, Cards);
        await page.GetByLabel("Nama pengambil kartu").FillAsync("Budi Contoh");
        await page.GetByLabel("Hubungan dengan peserta").FillAsync("Ayah");
        await page.GetByLabel("Identitas yang ditunjukkan").SelectOptionAsync("KTP");
        await page.ActAsync();
        await page.GetByText("Berkas ini sudah ditutup.").WaitForAsync();
    }
}
